namespace Parity.Backends.Scalar;

/// <summary>What becomes of one part of a state at a step past the row's length.</summary>
internal enum PastFate
{
    /// <summary>It stays what it was.</summary>
    Stays,

    /// <summary>It becomes what the step computes.</summary>
    RunsOn,

    /// <summary>It becomes zeros.</summary>
    Zero,
}

/// <summary>The parts of a state by their names.</summary>
internal static class StateParts
{
    /// <summary>Whether a part is an LSTM's c; every other is put out as well.</summary>
    public static bool IsC(string path) => path == "c" || path.EndsWith("/c", StringComparison.Ordinal);

    /// <summary>A part's fate under a rule.</summary>
    public static PastFate Fate(this PastState state, string path) => (state, IsC(path)) switch
    {
        (PastState.RunsOn, _) or (PastState.RunsOnC or PastState.RunsOnZeroH, true) or (PastState.RunsOnH, false) => PastFate.RunsOn,
        (PastState.Zero, _) or (PastState.ZeroC, true) or (PastState.ZeroH or PastState.RunsOnZeroH, false) => PastFate.Zero,
        _ => PastFate.Stays,
    };
}
