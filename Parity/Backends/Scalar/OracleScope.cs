namespace Parity.Backends.Scalar;

/// <summary>How much of a case the oracle is to compute. What it leaves out is NaN, and nothing else is.</summary>
/// <param name="Steps">Steps of a direction, in its own time.</param>
/// <param name="Gradients">Whether the way back is gone.</param>
public sealed record OracleScope(int Steps = int.MaxValue, bool Gradients = true)
{
    /// <summary>All of it.</summary>
    public static OracleScope Whole { get; } = new();
}
