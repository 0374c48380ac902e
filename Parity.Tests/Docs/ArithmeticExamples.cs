using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Parity.Impl;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;
using Numerics = Parity.Impl.Numerics;

namespace Parity.Tests.Docs;

/// <summary>
/// The worked examples of docs/arithmetic by Impl's kernels: the lines that docs/arithmetic/ops.py prints with TensorFlow, by the same inputs.
/// </summary>
internal static unsafe class ArithmeticExamples
{
    private static readonly Numerics V215 = Numerics.Canonical, V115 = V215 with { Version = TensorFlowVersion.V115 };

    /// <summary>The examples, each by its name with its lines.</summary>
    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, IEnumerable<string>>
    {
        ["three products"] = ThreeProducts(),
        ["a depth above 384"] = new[] { 384, 385 }.Select(k => Line(V215, $"{k} times 0.1", Product(Same(2 * k, 0.1f), Same(k * 2, 1f), 2, k, 2)[0])),
        ["a lone column"] = LoneColumnLines(),
        ["one row"] = OneRow(),
        ["a tiny product"] = [Line(V215, "1 x 15 by 3 x 15 transposed, its last column", Product(Numbers<float>(15), Numbers<float>(45, 3), 1, 15, 3, transposed: true)[2])],
        ["a column and its BiasAdd"] = ColumnAndBiasAdd(),
        ["float64"] = Float64(),
        ["sigmoid"] = new[] { 0.3f, 1.3f, -20f }.SelectMany(x => new[] { Line(V215, SigmoidOf(x), Sigmoid.Apply(Vector512.Create(x))[0], Sigmoid.Tail(x)), Line(V115, SigmoidOf(x), Sigmoid115.Apply(Vector512.Create(x))[0], Sigmoid115.Tail(x)) }),
        ["tanh"] = new[] { 0.0003f, 0.9f, 7.9f, 8f }.SelectMany(x => new[] { Line(V215, $"of {Plain(x)}", Tanh.Apply(Vector512.Create(x))[0]), Line(V115, $"of {Plain(x)}", Tanh.Apply115(Vector512.Create(x))[0]) }),
        ["exp"] = [Line(V215, "of 0.133", Exp.InRange(Vector512.Create(0.133f))[0]), Line(null, "of 0.133", Expf.Apply(0.133f))],
        ["denormals"] = Denormals(),
        ["SigmoidGrad"] = [Line(V215, "y = 0.8, dy = 0.9 at place 0 of 9, at place 8", GateGradients(3, 0.8f, 0.9f)[0], GateGradients(3, 0.8f, 0.9f)[8])],
        ["TanhGrad"] = [Line(V215, "y = 0.6, dy = 0.7", GateGradients(1, 0.6f, 0.7f)[0])],
        ["sums over rows"] = [Line(V215, "BiasAddGrad, columns 0 and 8", BiasAddGrad(Numbers<float>(19 * 9, 12), 19, 9)[0], BiasAddGrad(Numbers<float>(19 * 9, 12), 19, 9)[8])],
        ["a row that has ended"] = [Line(V215, "its gradient -0 comes out as", Lstm([0, 3]).InitialState.H[0])],
        ["gradients over time"] = [Line(V215, "kernel gradient, row 1, column 0: dynamic_rnn", Lstm(null).Weights.Kernel[20])],
    }.ToDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);

    private static IEnumerable<string> ThreeProducts()
    {
        float[] a = [0.1f, 0.2f, 0.3f], b = [0.4f, 0.5f, 0.6f];
        var columns = b.SelectMany(x => new[] { x, x }).ToArray();
        yield return Line(V215, "two rows", Product([.. a, .. a], columns, 2, 3, 2)[0]);
        yield return Line(V215, "two rows, k the other way", Product([.. a.Reverse(), .. a.Reverse()], [.. columns.Reverse()], 2, 3, 2)[0]);
        yield return Line(V215, "one row", Product(a, columns, 1, 3, 2)[0]);
    }

    private static IEnumerable<string> LoneColumnLines()
    {
        float[] a = Numbers<float>(2 * 16), b = Numbers<float>(16 * 49, 7);
        Repeat(b, 49, 0, 48);
        var c = Product(a, b, 2, 16, 49);
        yield return Line(V215, "column 0", c[0]);
        yield return Line(V215, "column 48, the same numbers", c[48]);
    }

    private static IEnumerable<string> OneRow()
    {
        float[] a = Numbers<float>(2 * 130), b = Numbers<float>(130 * 20, 7);
        yield return Line(V215, "with another row", Product(a, b, 2, 130, 20)[1]);
        yield return Line(V215, "alone", Product(a, b, 1, 130, 20)[1]);
        (a, b) = (Numbers<float>(2 * 28), Numbers<float>(21 * 28, 7));
        float[] two = Product(a, b, 2, 28, 21, transposed: true), one = Product(a, b, 1, 28, 21, transposed: true);
        yield return Line(V215, "transposed, with another row", two[0], two[20]);
        yield return Line(V215, "transposed, alone", one[0], one[20]);
    }

    private static IEnumerable<string> ColumnAndBiasAdd()
    {
        float[] a = Numbers<float>(3 * 30), b = Numbers<float>(30, 5);
        yield return Line(V215, "product", Product(b, a, 1, 30, 3, transposed: true)[0]);
        yield return Line(V215, "product + BiasAdd of 0", Product(a, b, 3, 30, 1)[0]);
    }

    private static IEnumerable<string> Float64()
    {
        double[] a = Numbers<double>(4 * 20), b = Numbers<double>(20 * 11, 7);
        Repeat(b, 11, 0, 8, 10);
        var c = Product(a, b, 4, 20, 11);
        yield return Line(V215, "columns 0, 8 and 10, the same numbers", c[0], c[8], c[10]);
    }

    private static string[] Denormals()
    {
        using var flush = FlushDenormals.Enter();
        float[] x = [1e-20f, 1e-20f, -1e-20f, 1e-40f];
        return [Line(V215, "1e-20 * 1e-20", x[0] * x[1]), Line(V215, "1e-20 * -1e-20", x[0] * x[2]), Line(V215, "1e-40 + 0", PlusZero(x[3]))];
    }

    private static float PlusZero(float x)
    {
        Sum<float>.AddZero(&x, 1);
        return x;
    }

    /// <summary>[m, k]·[k, n], or [m, k]·[n, k]ᵀ; a plain one goes the way of one with a BiasAdd behind it.</summary>
    private static T[] Product<T>(T[] a, T[] b, int m, int k, int n, bool transposed = false)
        where T : unmanaged, INumberBase<T>
    {
        var product = transposed ? Products.Transposed<T>(m, k, n, V215) : Products.Biased<T>(m, k, n, V215);
        var stride = Padding<T>.Row(n);
        T[] from = [.. a, T.Zero], to = new T[(m * stride) + 1];
        int[] rows = [.. Enumerable.Range(0, m)];
        fixed (T* pa = from, pb = b, pc = to)
        fixed (int* pr = rows)
        {
            product.Take(pb, copies: 1);
            product.Pack(new Portion(0, 0, 1));
            product.Apply(new Portion(0, 0, 1), pr, m, pa, k, pc, stride);
        }

        return [.. Enumerable.Range(0, m).SelectMany(i => to.Skip(i * stride).Take(n))];
    }

    /// <summary>The gradient of gate 1 (tanh) or 3 (sigmoid) in a cell where nothing else changes it: tanh c' is 1, i is 1.</summary>
    private static float[] GateGradients(int gate, float y, float dy)
    {
        const int H = 9;
        float[] gates = new float[4 * H + 64], c = new float[64], one = new float[64], cotangent = new float[64], dh = new float[64], dc = new float[64];
        gates.AsSpan(0, H).Fill(1);
        gates.AsSpan(gate * H, H).Fill(y);
        one.AsSpan().Fill(1);
        (gate == 1 ? dc : cotangent).AsSpan(0, H).Fill(dy);
        fixed (float* pg = gates, pc = c, pt = one, py = cotangent, ph = dh, pd = dc)
        {
            LstmGatesGradient<float>.Run(H, 0, H, H / 8 * 8, pg, pc, pt, py, ph, pd);
        }

        return gates[(gate * H)..((gate + 1) * H)];
    }

    private static float[] BiasAddGrad(float[] d, int rows, int columns)
    {
        var stride = Padding<float>.Row(columns);
        float[] a = new float[rows * Padding<float>.Row(1)], padded = new float[(rows * stride) + StepBlock<float>.Width], kernel = new float[columns + 1], bias = new float[columns];
        for (var n = 0; n < rows; n++)
        {
            d.AsSpan(n * columns, columns).CopyTo(padded.AsSpan(n * stride));
        }

        var live = new LiveRows();
        live.Set(Same(rows, 1), 1);
        fixed (float* pa = a, pd = padded, pk = kernel, pb = bias)
        {
            WeightGradient<float>.Create(rows, 1, columns, V215).Run(0, 1, new Steps<float>(live, rows, pa, Padding<float>.Row(1), pd, stride), new StepBlock<float>(), pk, pb);
        }

        return bias;
    }

    /// <summary>ops.py's LSTM: 5 units over 2 rows of 12 steps of 4 inputs, all weights 0.1; cotangents 1, but −0 for the last h.</summary>
    private static RnnGradients<float> Lstm(int[]? lengths)
    {
        var rnn = new DynamicRnn<float>(new LstmCell(5));
        var result = rnn.Forward(new LstmWeights<float>(Same(9 * 20, 0.1f), new float[20]), new RnnBatch<float>(2, 12, Numbers<float>(96), lengths));
        return rnn.Backward(result, new RnnCotangents<float>(Same(120, 1f), new LstmState<float>(new float[10], Same(10, -0f))));
    }

    /// <summary>ops.py's numbers: ((start + i)·37 mod 101 − 50) / 100.</summary>
    private static T[] Numbers<T>(int count, int start = 0)
        where T : unmanaged, INumberBase<T> => [.. Enumerable.Range(start, count).Select(i => T.CreateChecked((i * 37 % 101) - 50) / T.CreateChecked(100))];

    private static T[] Same<T>(int count, T value) => [.. Enumerable.Repeat(value, count)];

    private static void Repeat<T>(T[] b, int columns, int from, params int[] to)
    {
        for (var row = 0; row < b.Length; row += columns)
        {
            Array.ForEach(to, column => b[row + column] = b[row + from]);
        }
    }

    private static string SigmoidOf(float x) => $"of {Plain(x)} at place 0 of 9, at place 8";

    private static string Plain(float x) => x.ToString("G6", CultureInfo.InvariantCulture);

    private static string Line<T>(Numerics? numerics, string what, params T[] values)
        where T : unmanaged
    {
        var whose = numerics is null ? "glibc" : numerics.Version == TensorFlowVersion.V115 ? "1.15.5" : "2.15.1";
        return $"{whose,-7} {what}: {string.Join(", ", values.Select(Shown))}";
    }

    private static string Shown<T>(T x)
        where T : unmanaged => x switch
    {
        float f => string.Create(CultureInfo.InvariantCulture, $"{f:G9} {BitConverter.SingleToUInt32Bits(f):x8}").Replace('E', 'e'),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Unsafe.BitCast<T, double>(x):G17} {Unsafe.BitCast<T, ulong>(x):x16}").Replace('E', 'e'),
    };
}
