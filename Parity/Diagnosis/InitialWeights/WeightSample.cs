namespace Parity.Diagnosis.InitialWeights;

/// <summary>The kernel and the bias that a port's cell starts training from.</summary>
/// <param name="Kernel"><c>[I+H, 4H]</c>; empty where it was not given.</param>
/// <param name="Bias"><c>[4H]</c>; empty where it was not given.</param>
/// <param name="Inputs">I.</param>
/// <param name="Units">H.</param>
public sealed record WeightSample(double[] Kernel, double[] Bias, int Inputs, int Units)
{
    /// <summary>The rows of the inputs: <c>[I, 4H]</c>.</summary>
    public double[] OfInputs => Kernel[..Math.Min(Kernel.Length, Inputs * 4 * Units)];

    /// <summary>The rows of the state: <c>[H, 4H]</c>.</summary>
    public double[] OfState => Kernel[Math.Min(Kernel.Length, Inputs * 4 * Units)..];

    /// <summary>The largest magnitude.</summary>
    public static double Largest(double[] values) => values.Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <summary>The standard deviation about zero.</summary>
    public static double Deviation(double[] values) => Math.Sqrt(values.Select(x => x * x).DefaultIfEmpty(0).Average());
}
