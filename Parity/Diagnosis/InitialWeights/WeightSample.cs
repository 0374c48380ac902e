namespace Parity.Diagnosis.InitialWeights;

/// <summary>The kernel and the bias that a port's cell starts training from.</summary>
/// <param name="Kernel"><c>[I+H, G·H]</c> of G gates; empty where it was not given.</param>
/// <param name="Bias"><c>[G·H]</c>; empty where it was not given.</param>
/// <param name="Inputs">I.</param>
/// <param name="Units">H.</param>
/// <param name="Gates">G: 4 of an LSTM, 2 of a GRU's gates, 1 of its candidate and of a BasicRNNCell.</param>
public sealed record WeightSample(double[] Kernel, double[] Bias, int Inputs, int Units, int Gates = 4)
{
    /// <summary>What TensorFlow starts the bias at: 1 for a GRU's gates, else 0.</summary>
    public double StartOfBias { get; init; }

    /// <summary>The kernel's columns.</summary>
    public int Columns => Gates * Units;

    /// <summary>glorot-uniform's limit for it: <c>√(6/(I+H+G·H))</c>.</summary>
    public double Limit => Math.Sqrt(6.0 / (Inputs + Units + Columns));

    /// <summary>The rows of the inputs: <c>[I, G·H]</c>.</summary>
    public double[] OfInputs { get; } = Kernel[..Math.Min(Kernel.Length, Inputs * Gates * Units)];

    /// <summary>The rows of the state: <c>[H, G·H]</c>.</summary>
    public double[] OfState { get; } = Kernel[Math.Min(Kernel.Length, Inputs * Gates * Units)..];

    /// <summary>The largest magnitude.</summary>
    public static double Largest(double[] values) => values.Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <summary>The standard deviation about zero.</summary>
    public static double Deviation(double[] values) => Math.Sqrt(values.Select(x => x * x).DefaultIfEmpty(0).Average());
}
