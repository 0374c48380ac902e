namespace Parity.Impl.Cells;

/// <summary>A cell's <c>activation</c>.</summary>
public enum Activation
{
    /// <summary><c>tf.tanh</c>, the default of every cell.</summary>
    Tanh,

    /// <summary><c>tf.nn.relu</c>: <c>max(x, 0)</c>.</summary>
    Relu,

    /// <summary><c>tf.sigmoid</c>: <c>1/(1 + e^−x)</c>.</summary>
    Sigmoid,

    /// <summary><c>tf.identity</c>: <c>x</c>.</summary>
    Identity,
}
