using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>
/// Measures a TensorFlow's numerics: a few fixed products, tails and function values, each compared with what every known arithmetic would give.
/// It is the same wherever it runs, and needs no fixture.
/// </summary>
internal sealed class NumericsProbe(WorkerProcess worker)
{
    /// <summary>Where glibc's <c>exp</c> with FMA and without give sigmoids of different bits: x, σ(x) with, σ(x) without.</summary>
    private static readonly (double X, double Fma, double NoFma)[] Exps =
    [
        (-3.5389846842610275, 0.028223121270517203, 0.0282231212705172),
        (-7.199871282387207, 0.00074612479541494, 0.0007461247954149401),
        (-5.119748010374892, 0.005942010440912744, 0.005942010440912745),
    ];

    /// <summary>Whether an <c>exp</c> is glibc's FMA variant, by its results.</summary>
    public static bool HasFmaExp(Func<double, double> exp) => Array.TrueForAll(Exps, p => exp(p.X) / (1 + exp(p.X)) == p.Fma);

    /// <summary>Runs the probes.</summary>
    /// <exception cref="BackendException">The worker failed.</exception>
    public MeasuredNumerics Measure()
    {
        var isa = Isa();
        var oneDnn = OneDnn(isa);
        return new MeasuredNumerics
        {
            Isa = isa,
            OneDnn = oneDnn,
            OneThread = OneThread(isa),
            SmallL1 = oneDnn == false ? SmallL1(isa) : null,
            Functions215 = Functions215(),
            Libm = Libm(),
        };
    }

    /// <summary>3 rows by 16 columns over 64: each instruction set has an order of its own there, with oneDNN and without.</summary>
    private string? Isa()
    {
        var (a, b, got) = Product("nn", 3, 64, 16);
        return got == SumOrders.Chain(a, b) ? "avx512" : got == SumOrders.TwoChains(a, b) ? "avx2" : got == SumOrders.TwoSeparateChains(a, b) ? "avx" : null;
    }

    /// <summary>AVX-512: a short product with the second operand transposed goes in 16 lanes. Below: one with the first transposed is cut at 96.</summary>
    private bool? OneDnn(string? isa)
    {
        if (isa == "avx512")
        {
            var (a, b, got) = Product("nt", 3, 64, 16);
            return got == SumOrders.SixteenLanes(a, b) ? true : got == SumOrders.Chain(a, b) ? false : null;
        }

        var (x, y, cut) = Product("tn", 3, 192, 16);
        return Sum(isa) is not { } sum ? null : cut == sum(x, y, [96, 192]) ? true : cut == sum(x, y, []) ? false : null;
    }

    /// <summary>7 rows by 1024 columns over 256: from two threads on the depth is shared out. The first row lies in a group of 6, which is a chain.</summary>
    private bool OneThread(string? isa)
    {
        var (a, b, got) = Product("nn", 7, 256, 1024);
        return got == (isa == "avx" ? SumOrders.TwoSeparateChains(a, b) : SumOrders.Chain(a, b));
    }

    /// <summary>A depth of 404: a cache of 32 KiB cuts it into 208 and 196, a larger one leaves it to the kernel, which takes halves.</summary>
    private bool? SmallL1(string? isa)
    {
        var (a, b, got) = Product("nn", 3, 404, 16);
        return Sum(isa) is not { } sum ? null : got == sum(a, b, [208, 404]) ? true : got == sum(a, b, [202, 404]) ? false : null;
    }

    /// <summary>tanh is clamped at 7.905 in 2.15 (9 in 1.15); sigmoid is e/(1+e), 1 only where e is infinite (a rational clamped at 18 in 1.15).</summary>
    private bool Functions215()
    {
        var x = Enumerable.Repeat(8.5f, 8).ToArray();
        var tanh = Run(new TensorSet { ["x:0"] = Tensor.Of(x, 8) }, "tanh:0").As<float>()[0];
        var low = Enumerable.Repeat(-30f, 8).ToArray();
        var sigmoid = Run(new TensorSet { ["x:0"] = Tensor.Of(low, 8) }, "sigmoid:0").As<float>()[0];
        return tanh == Run(new TensorSet { ["x:0"] = Tensor.Of(Enumerable.Repeat(7.95f, 8).ToArray(), 8) }, "tanh:0").As<float>()[0] && sigmoid is > 9e-14f and < 1e-13f;
    }

    private string? Libm()
    {
        var x = Tensor.Of(Exps.Select(e => e.X).ToArray(), Exps.Length);
        var got = Run(new TensorSet { ["x64:0"] = x }, "sigmoid64:0").Array<double>();
        return got.SequenceEqual(Exps.Select(e => e.Fma)) ? "fma" : got.SequenceEqual(Exps.Select(e => e.NoFma)) ? "no fma" : null;
    }

    private static Func<float[], float[], int[], float>? Sum(string? isa) => isa switch
    {
        "avx512" => SumOrders.Chain,
        "avx2" => SumOrders.TwoChains,
        "avx" => SumOrders.TwoSeparateChains,
        _ => null,
    };

    /// <summary>A product of fixed random operands; returns a row, a column and their element of the result.</summary>
    private (float[] A, float[] B, float Element) Product(string op, int m, int k, int n)
    {
        var random = new Random(20240229);
        float[] a = Draw(random, m * k), b = Draw(random, k * n);
        var (ta, tb) = (op[0] == 't', op[1] == 't');
        var feeds = new TensorSet { ["a:0"] = ta ? Tensor.Of(a, k, m) : Tensor.Of(a, m, k), ["b:0"] = tb ? Tensor.Of(b, n, k) : Tensor.Of(b, k, n) };
        float[] row = [.. Enumerable.Range(0, k).Select(q => a[ta ? q * m : q])], column = [.. Enumerable.Range(0, k).Select(q => b[tb ? q : q * n])];
        return (row, column, Run(feeds, op + ":0").As<float>()[0]);
    }

    private Tensor Run(TensorSet feeds, string fetch) =>
        worker.Ask(new RunRequest(ProbeGraph.Name, string.Empty, feeds, [fetch])) is RunAnswer { Tensors: [var tensor] }
            ? tensor
            : throw new BackendException("the TensorFlow worker did not answer a probe");

    private static float[] Draw(Random random, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)((2 * random.NextDouble()) - 1);
        }

        return values;
    }
}
