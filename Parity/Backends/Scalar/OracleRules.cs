using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>
/// What the oracle does at every step; the defaults are TensorFlow's. A mistake of a port is these rules with something else in them, and a network
/// under changed rules has that network's own true gradient, unless it is <see cref="Back"/> that was changed.
/// </summary>
public sealed record OracleRules
{
    /// <summary>TensorFlow's.</summary>
    public static OracleRules TensorFlow { get; } = new();

    /// <summary>Those of a driver: <c>LSTMBlockFusedCell</c> makes every step of every row and multiplies outputs by a mask, which leaves zeros their sign.</summary>
    public static OracleRules Of(Driver driver) => driver != Driver.FusedRnn ? TensorFlow
        : TensorFlow with { Time = new TimeRules { State = PastState.RunsOn, Output = PastOutput.Masked, LastC = (l, _) => l - 1, LastH = (l, _) => l - 1 } };

    /// <summary>σ, of i, f and o.</summary>
    public Activation Gate { get; init; } = Activation.Sigmoid;

    /// <summary>The function of the new input (j; a GRU's c; all of a BasicRNNCell), from the cell's own.</summary>
    public Func<Activation, Activation> Candidate { get; init; } = own => own;

    /// <summary>The function of c', from the cell's own.</summary>
    public Func<Activation, Activation> Output { get; init; } = own => own;

    /// <summary>What the LSTM cells do with their options.</summary>
    public LstmRules Lstm { get; init; } = new();

    /// <summary>How a GRU uses its gates.</summary>
    public GruRules Gru { get; init; } = new();

    /// <summary>How layers are normalised.</summary>
    public NormRules Norm { get; init; } = new();

    /// <summary>Whether a layer's input is added to its output, of the layer's number and whether it is in a ResidualWrapper.</summary>
    public Func<int, bool, bool> Residual { get; init; } = (_, wrapped) => wrapped;

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
