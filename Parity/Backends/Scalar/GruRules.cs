namespace Parity.Backends.Scalar;

/// <summary>How a GRU uses its two gates; the defaults are TensorFlow's.</summary>
public sealed record GruRules
{
    /// <summary>What the reset gate is multiplied into.</summary>
    public Reset Reset { get; init; } = Reset.State;

    /// <summary>Whether u and 1 − u change places: <c>h' = (1 − u)∘h + u∘c</c>.</summary>
    public bool Exchanged { get; init; }
}

/// <summary>Where the reset gate r goes.</summary>
public enum Reset
{
    /// <summary>Into the state before the product: <c>concat(x, r∘h)·W + b</c>.</summary>
    State,

    /// <summary>Into the state's product: <c>x·W_x + r∘(h·W_h) + b</c>.</summary>
    Product,

    /// <summary>Into the state's product with the bias: <c>x·W_x + r∘(h·W_h + b)</c>.</summary>
    ProductAndBias,

    /// <summary>Nowhere: <c>concat(x, h)·W + b</c>.</summary>
    Nothing,
}
