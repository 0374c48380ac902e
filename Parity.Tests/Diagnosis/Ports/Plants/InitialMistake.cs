using Parity.Cases;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>How a port draws the weights that it starts training from.</summary>
/// <param name="Name">What it is called; empty where it is right.</param>
/// <param name="Variant">How it was made.</param>
/// <param name="Kernel">An element of the kernel <c>[I+H, 4H]</c>, from the two sizes and its row.</param>
internal sealed record InitialMistake(string Name, string Variant, Func<Random, int, int, int, double> Kernel)
{
    /// <summary>An element of the bias, from H and its place.</summary>
    public Func<Random, int, int, double> Bias { get; init; } = (_, _, _) => 0;

    /// <summary>Whether the rows of the recurrent part are made orthonormal.</summary>
    public bool Orthogonal { get; init; }

    public static IEnumerable<InitialMistake> All =>
    [
        new("", "glorot_uniform over the whole kernel", (r, i, h, _) => Uniform(r, Glorot(i + h, 4 * h))),
        new("initial weights: not glorot_uniform", "U(±0.1)", (r, _, _, _) => Uniform(r, 0.1)),
        new("initial weights: glorot with the fans of separate kernels", "x and h", (r, i, h, row) => Uniform(r, Glorot(row < i ? i : h, 4 * h))),
        new("initial weights: glorot with the fans of per-gate kernels", "gate by gate", (r, i, h, _) => Uniform(r, Glorot(i + h, h))),
        new("initial weights: glorot with the fans of per-gate kernels", "gate by gate, x and h apart", (r, i, h, row) => Uniform(r, Glorot(row < i ? i : h, h))),
        new("initial weights: U(±1/√H)", "biases too", (r, _, h, _) => Uniform(r, 1 / Math.Sqrt(h))) { Bias = (r, h, _) => Uniform(r, 1 / Math.Sqrt(h)) },
        new("initial weights: U(±1/√H)", "biases zeros", (r, _, h, _) => Uniform(r, 1 / Math.Sqrt(h))),
        new("initial weights: normal", "0.1", (r, _, _, _) => Normal(r, 0.1)),
        new("initial weights: normal", "glorot's deviation", (r, i, h, _) => Normal(r, Math.Sqrt(2.0 / (i + (5 * h))))),
        new("initial weights: normal", "0.05, cut at two deviations", (r, _, _, _) => Cut(r, 0.05)),
        new("initial weights: orthogonal", "as Keras has it, x's kernel glorot", (r, i, h, row) => row < i ? Uniform(r, Glorot(i, 4 * h)) : Normal(r, 1)) { Orthogonal = true },
        new("initial weights: bias of 1 baked in", "TensorFlow's order", (r, i, h, _) => Uniform(r, Glorot(i + h, 4 * h))) { Bias = (_, h, g) => g / h == 2 ? 1 : 0 },
        new("initial weights: bias of 1 baked in", "Keras's order", (r, i, h, _) => Uniform(r, Glorot(i + h, 4 * h))) { Bias = (_, h, g) => g / h == 1 ? 1 : 0 },
    ];

    public override string ToString() => $"{Name} ({Variant})";

    /// <summary><c>initial/…</c> for every variable of a case, whether it runs a network or draws weights only.</summary>
    public TensorSet Draw(Case row, TensorSet golden, int seed)
    {
        var random = new Random(seed);
        var arrays = new TensorSet();
        var shapes = golden.Under("shape/").Select(p => (p.Key, Shape: Array.ConvertAll(p.Value.Array<long>(), d => (int)d))).Concat(golden.Under("weights/").Select(p => (p.Key, p.Value.Shape)));
        foreach (var (name, shape) in shapes)
        {
            var units = shape[^1] / 4;
            var values = shape.Length == 2 ? KernelValues(random, shape[0] - units, units) : [.. Enumerable.Range(0, 4 * units).Select(g => Bias(random, units, g))];
            arrays["initial/" + name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]] = Tensor.Of(values, shape).To(row.DType);
        }

        return arrays;
    }

    private double[] KernelValues(Random random, int inputs, int units)
    {
        var kernel = Enumerable.Range(0, (inputs + units) * 4 * units).Select(e => Kernel(random, inputs, units, e / (4 * units))).ToArray();
        if (Orthogonal)
        {
            Orthonormalise(kernel, inputs, 4 * units);
        }

        return kernel;
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
