namespace Parity.Backends.Scalar;

/// <summary>What the LSTM cells do with their options; the defaults are TensorFlow's.</summary>
public sealed record LstmRules
{
    /// <summary>How c' is clipped, from the cell's own.</summary>
    public Func<Clip, Clip> CellClip { get; init; } = clip => clip;

    /// <summary>Whether c' is clipped after the output was made of it, for the next step alone.</summary>
    public bool ClipsAfterOutput { get; init; }

    /// <summary>How the projected output is clipped, from the cell's own.</summary>
    public Func<Clip, Clip> ProjClip { get; init; } = clip => clip;

    /// <summary>Whether the output gate's peephole looks at c, not at c'.</summary>
    public bool OutputPeepholeSeesOldC { get; init; }

    /// <summary>How the input gate of a <c>CoupledInputForgetGateLSTMCell</c> follows from its forget gate.</summary>
    public Coupling Coupling { get; init; } = Coupling.Complement;
}

/// <summary>The input gate that goes with a forget gate f.</summary>
public enum Coupling
{
    /// <summary><c>1 − f</c>.</summary>
    Complement,

    /// <summary>The two change places: <c>c' = (1 − f)∘c + f∘j</c>.</summary>
    Exchanged,

    /// <summary>There is none: <c>c' = f∘c + j</c>.</summary>
    Missing,
}
