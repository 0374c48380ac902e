namespace Parity.Diagnosis;

/// <summary>The first element in time that differs.</summary>
/// <param name="Array">Its array.</param>
/// <param name="Direction"><c>fw</c>, <c>bw</c>, or empty.</param>
/// <param name="Step">The step in the direction's own time; null where both directions have a part in the array.</param>
/// <param name="Time">The place in time, t.</param>
/// <param name="Row">The batch row, n.</param>
/// <param name="Gate"><c>i j f o</c>; null where the array is not of one gate.</param>
/// <param name="Unit">The unit, u.</param>
/// <param name="Expected">The reference's value.</param>
/// <param name="Got">The port's.</param>
/// <param name="WayBack">Whether it is on the way back, where time is gone through from the end.</param>
/// <param name="Past">Whether it is past the row's length.</param>
public sealed record Divergence(string Array, string Direction, int? Step, int Time, int Row, char? Gate, int Unit, double Expected, double Got, bool WayBack, bool Past);
