using Parity.Cases;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>How a port draws the weights that it starts training from.</summary>
/// <param name="Mistake">What it is called; empty where it is right.</param>
/// <param name="Variant">How it was made.</param>
/// <param name="Kernel">An element of the kernel <c>[I+H, 4H]</c>, from the two sizes and its row.</param>
internal sealed record InitialPlant(string Mistake, string Variant, Func<Random, int, int, int, double> Kernel)
{
    /// <summary>An element of the bias, from H and its place.</summary>
    public Func<Random, int, int, double> Bias { get; init; } = (_, _, _) => 0;

    /// <summary>Whether the rows of the recurrent part are made orthonormal.</summary>
    public bool Orthogonal { get; init; }

    public static IEnumerable<InitialPlant> All =>
    [
        new("", "glorot_uniform over the whole kernel", (r, i, h, _) => Uniform(r, Glorot(i + h, 4 * h))),
        new("not glorot_uniform", "U(±0.1)", (r, _, _, _) => Uniform(r, 0.1)),
        new("glorot of parts of the kernel", "x's and h's kernels apart", (r, i, h, row) => Uniform(r, Glorot(row < i ? i : h, 4 * h))),
        new("glorot of parts of the kernel", "gate by gate", (r, i, h, _) => Uniform(r, Glorot(i + h, h))),
        new("glorot of parts of the kernel", "gate by gate, x and h apart", (r, i, h, row) => Uniform(r, Glorot(row < i ? i : h, h))),
        new("U(±1/√H)", "biases too", (r, _, h, _) => Uniform(r, 1 / Math.Sqrt(h))) { Bias = (r, h, _) => Uniform(r, 1 / Math.Sqrt(h)) },
        new("U(±1/√H)", "biases zeros", (r, _, h, _) => Uniform(r, 1 / Math.Sqrt(h))),
        new("normal", "0.1", (r, _, _, _) => Normal(r, 0.1)),
        new("normal", "glorot's deviation", (r, i, h, _) => Normal(r, Math.Sqrt(2.0 / (i + (5 * h))))),
        new("normal", "0.05, cut at two deviations", (r, _, _, _) => Cut(r, 0.05)),
        new("orthogonal", "as Keras has it, x's kernel glorot", (r, i, h, row) => row < i ? Uniform(r, Glorot(i, 4 * h)) : Normal(r, 1)) { Orthogonal = true },
        new("bias of 1 baked in", "TensorFlow's order", (r, i, h, _) => Uniform(r, Glorot(i + h, 4 * h))) { Bias = (_, h, g) => g / h == 2 ? 1 : 0 },
        new("bias of 1 baked in", "Keras's order", (r, i, h, _) => Uniform(r, Glorot(i + h, 4 * h))) { Bias = (_, h, g) => g / h == 1 ? 1 : 0 },
    ];

    public override string ToString() => $"{Mistake} ({Variant})";

    /// <summary><c>initial/…</c> for every variable of a case.</summary>
    public TensorSet Draw(Case row, TensorSet given, int seed)
    {
        var shape = CaseShape.Of(row, given);
        var random = new Random(seed);
        var arrays = new TensorSet();
        foreach (var direction in row.Driver.Directions())
        {
            var kernel = new double[(shape.Inputs + shape.Units) * 4 * shape.Units];
            for (var e = 0; e < kernel.Length; e++)
            {
                kernel[e] = Kernel(random, shape.Inputs, shape.Units, e / (4 * shape.Units));
            }

            if (Orthogonal)
            {
                Orthonormalise(kernel, shape.Inputs, 4 * shape.Units);
            }

            arrays["initial/" + CellVariables.Name(given, direction, "kernel")] = Tensor.Of(kernel, shape.Inputs + shape.Units, 4 * shape.Units).To(row.DType);
            arrays["initial/" + CellVariables.Name(given, direction, "bias")] = Tensor.Of(Enumerable.Range(0, 4 * shape.Units).Select(g => Bias(random, shape.Units, g)).ToArray(), 4 * shape.Units).To(row.DType);
        }

        return arrays;
    }

    private static double Glorot(int fanIn, int fanOut) => Math.Sqrt(6.0 / (fanIn + fanOut));

    private static double Uniform(Random random, double limit) => limit * ((2 * random.NextDouble()) - 1);

    private static double Normal(Random random, double deviation) => deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Cut(Random random, double deviation)
    {
        var x = Normal(random, deviation);
        return Math.Abs(x) < 2 * deviation ? x : Cut(random, deviation);
    }

    /// <summary>Gram and Schmidt, over the rows from <paramref name="first"/> on.</summary>
    private static void Orthonormalise(double[] matrix, int first, int columns)
    {
        Span<double> Row(int k) => matrix.AsSpan(k * columns, columns);
        double Dot(int a, int b) => Enumerable.Range(0, columns).Sum(c => Row(a)[c] * Row(b)[c]);
        for (var k = first; k < matrix.Length / columns; k++)
        {
            for (var other = first; other < k; other++)
            {
                var along = Dot(k, other);
                for (var c = 0; c < columns; c++)
                {
                    Row(k)[c] -= along * Row(other)[c];
                }
            }

            var norm = Math.Sqrt(Dot(k, k));
            for (var c = 0; c < columns; c++)
            {
                Row(k)[c] /= norm;
            }
        }
    }
}
