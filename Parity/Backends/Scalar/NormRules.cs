namespace Parity.Backends.Scalar;

/// <summary>How the layers of a cell are normalised; the defaults are <c>tf.contrib.layers.layer_norm</c>'s.</summary>
public sealed record NormRules
{
    /// <summary>What is added to the variance.</summary>
    public double Epsilon { get; init; } = 1e-12;

    /// <summary>Whether the gates are normalised at all.</summary>
    public bool Gates { get; init; } = true;

    /// <summary>Whether c' is.</summary>
    public bool State { get; init; } = true;

    /// <summary>Whether all gates are normalised as one vector, not each by itself.</summary>
    public bool GatesTogether { get; init; }

    /// <summary>Whether the variance is divided by one element less.</summary>
    public bool Unbiased { get; init; }

    /// <summary>Whether gamma and beta are applied.</summary>
    public bool GainAndShift { get; init; } = true;

    /// <summary>Whether the state stays as it was before it is normalised, for the output alone.</summary>
    public bool KeepsRawState { get; init; }
}
