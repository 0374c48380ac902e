namespace Parity.Comparison;

/// <summary>An array that one side has and that was not compared.</summary>
/// <param name="Name">The array's fixture name.</param>
/// <param name="Reason">Why not.</param>
public sealed record UncheckedArray(string Name, string Reason);
