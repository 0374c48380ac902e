namespace Parity.Tests.Diagnosis.Ports;

/// <summary>A function of one element, and its slope there.</summary>
internal sealed record Activation(Func<double, double> Value, Func<double, double> Slope)
{
    public static Activation Identity { get; } = new(x => x, _ => 1);

    public static Activation Tanh { get; } = new(Math.Tanh, x => 1 - (Math.Tanh(x) * Math.Tanh(x)));

    public static Activation Relu { get; } = new(x => Math.Max(x, 0), x => x > 0 ? 1 : 0);

    public static Activation Sigmoid { get; } = Logistic(1);

    /// <summary><c>1/(1 + exp(−scale·x))</c>, by way of tanh.</summary>
    public static Activation Logistic(double scale)
    {
        double Value(double x) => 0.5 + (0.5 * Math.Tanh(0.5 * scale * x));
        return new(Value, x => scale * Value(x) * (1 - Value(x)));
    }

    /// <summary><c>min(1, max(0, slope·x + 0.5))</c>.</summary>
    public static Activation HardSigmoid(double slope) =>
        new(x => Math.Clamp((slope * x) + 0.5, 0, 1), x => Math.Abs(slope * x) < 0.5 ? slope : 0);
}
