namespace Parity.Backends.Scalar;

/// <summary>A function of one number and its slope.</summary>
/// <param name="Value"><c>y = f(x)</c>.</param>
/// <param name="Slope"><c>f'</c> from x and <c>y = f(x)</c>.</param>
public sealed record Activation(Func<double, double> Value, Func<double, double, double> Slope)
{
    /// <summary><c>σ(x) = 1/(1 + e^−x)</c>, <c>σ' = y(1 − y)</c>: <c>tf.sigmoid</c>.</summary>
    public static Activation Sigmoid { get; } = new(x => 1 / (1 + Math.Exp(-x)), (_, y) => y * (1 - y));

    /// <summary><c>tanh</c>, <c>tanh' = 1 − y²</c>: <c>tf.tanh</c>.</summary>
    public static Activation Tanh { get; } = new(Math.Tanh, (_, y) => 1 - (y * y));

    /// <summary><c>max(x, 0)</c>: <c>tf.nn.relu</c>.</summary>
    public static Activation Relu { get; } = new(x => Math.Max(x, 0), (x, _) => x > 0 ? 1 : 0);

    /// <summary><c>x</c>: <c>tf.identity</c>.</summary>
    public static Activation Identity { get; } = new(x => x, (_, _) => 1);

    /// <summary>The one that a cell's <c>activation</c> names.</summary>
    /// <exception cref="BadInputException">There is no such.</exception>
    public static Activation Named(string name) => name switch
    {
        "tanh" => Tanh,
        "sigmoid" => Sigmoid,
        "relu" => Relu,
        "identity" => Identity,
        _ => throw new BadInputException($"activation '{name}': expected tanh, relu, sigmoid or identity"),
    };
}
