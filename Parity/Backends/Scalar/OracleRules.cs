namespace Parity.Backends.Scalar;

/// <summary>
/// What the oracle does at every step; the defaults are TensorFlow's. A mistake of a port is these rules with something else in them, and a network
/// under changed rules has that network's own true gradient, unless it is <see cref="Back"/> that was changed.
/// </summary>
public sealed record OracleRules
{
    /// <summary>TensorFlow's.</summary>
    public static OracleRules TensorFlow { get; } = new();

    /// <summary>σ, of i, f and o.</summary>
    public Activation Gate { get; init; } = Activation.Sigmoid;

    /// <summary>tanh, of j.</summary>
    public Activation Candidate { get; init; } = Activation.Tanh;

    /// <summary>tanh, of c'.</summary>
    public Activation Output { get; init; } = Activation.Tanh;

    /// <summary>Where gate 0 1 2 3 (i j f o) of unit u stands on the 4H axis of kernel and bias, of H units.</summary>
    public Func<int, int, int, int> Column { get; init; } = (gate, u, units) => (gate * units) + u;

    /// <summary>What is added to the gates i j f o at run time, from the cell's <c>forget_bias</c>.</summary>
    public Func<double, GateBias> GateBias { get; init; } = b => new GateBias(0, 0, b, 0);

    /// <summary>The matrix products.</summary>
    public Products Products { get; init; } = Products.Compensated;

    /// <summary>What each number that a step computes is rounded to; null is not at all.</summary>
    public Func<double, double>? Round { get; init; }

    /// <summary>The course of a row through time.</summary>
    public TimeRules Time { get; init; } = new();

    /// <summary>What is different on the way back.</summary>
    public BackRules Back { get; init; } = new();
}

/// <summary>What is added to each gate at run time.</summary>
/// <param name="I">To the input gate.</param>
/// <param name="J">To the new input.</param>
/// <param name="F">To the forget gate.</param>
/// <param name="O">To the output gate.</param>
public sealed record GateBias(double I, double J, double F, double O);
