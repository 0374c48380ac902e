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
/// The worked examples of docs/arithmetic by Impl's kernels: the lines that docs/arithmetic/ops.py prints with TensorFlow, from the same inputs,
/// whose first word says in whose numerics.
/// </summary>
internal static unsafe class ArithmeticExamples
{
    private static readonly Dictionary<string, Func<Numerics, (string What, string Values)[]>> Examples = new(StringComparer.Ordinal)
    {
        ["three products"] = ThreeProducts,
        ["a depth above 384"] = numerics => [.. new[] { 384, 385 }.Select(k => ($"{k} times 0.1", Shown(Product(numerics, Same(2 * k, 0.1f), Same(k * 2, 1f), 2, k, 2)[0])))],
        ["a lone column"] = LoneColumnOf49,
        ["one row"] = OneRow,
        ["a tiny product"] = numerics => [("1 x 15 by 3 x 15 transposed, its last column", Shown(Product(numerics, Numbers<float>(15), Numbers<float>(45, 3), 1, 15, 3, Way.Transposed)[2]))],
        ["a column and its BiasAdd"] = numerics => [.. new[] { ("product", Way.Plain), ("product + BiasAdd of 0", Way.Biased) }.Select(p => (p.Item1, Shown(Product(numerics, Numbers<float>(90), Numbers<float>(30, 5), 3, 30, 1, p.Item2)[0])))],
        ["float64"] = Float64,
        ["sigmoid"] = numerics => [.. new[] { 0.3f, 1.3f, -20f }.Select(x => ($"of {Plain(x)} at place 0 of 9, at place 8", numerics.Version == TensorFlowVersion.V115 ? Shown(Sigmoid115.Apply(Vector512.Create(x))[0], Sigmoid115.Tail(x)) : Shown(Sigmoid.Apply(Vector512.Create(x))[0], Sigmoid.Tail(x))))],
        ["tanh"] = numerics => [.. new[] { 0.0003f, 0.9f, 7.9f, 8f }.Select(x => ($"of {Plain(x)}", Shown((numerics.Version == TensorFlowVersion.V115 ? Tanh.Apply115(Vector512.Create(x)) : Tanh.Apply(Vector512.Create(x)))[0])))],
        ["exp"] = _ => [("of 0.133", Shown(Exp.InRange(Vector512.Create(0.133f))[0]))],
        ["denormals"] = _ => Denormals(),
        ["SigmoidGrad"] = _ => [("y = 0.8, dy = 0.9 at place 0 of 9, at place 8", Shown(GateGradients(3, 0.8f, 0.9f)[0], GateGradients(3, 0.8f, 0.9f)[8]))],
        ["TanhGrad"] = _ => [("y = 0.6, dy = 0.7", Shown(GateGradients(1, 0.6f, 0.7f)[0]))],
        ["clip"] = _ => [("gradient 0.7 at 0.5, at 0.50000006", Shown(ClipGradient(0.5f, 0.7f), ClipGradient(MathF.BitIncrement(0.5f), 0.7f)))],
        ["sums over rows"] = SumsOverRows,
        ["AddN"] = _ => Sums(),
        ["a row that has ended"] = numerics => [("its gradient -0 comes out as", Shown(Lstm(new DynamicRnn<float>(new LstmCell(5), new RnnOptions { Numerics = numerics }), [0, 3]).InitialState.H[0]))],
        ["gradients over time"] = OverTime,
    };

    private enum Way
    {
        Plain,
        Biased,
        Transposed,
    }

    /// <summary>The examples, each by its name with its lines.</summary>
    public static IReadOnlyDictionary<string, string[]> All { get; } = Examples.ToDictionary(
        e => e.Key,
        e => Enumerable.Concat(
            from whose in new[] { ("2.15.1", Numerics.Canonical), ("1.15.5", Numerics.Canonical with { Version = TensorFlowVersion.V115 }), ("onednn", Numerics.Canonical with { OneDnn = true }) }
            from line in e.Value(whose.Item2)
            select $"{whose.Item1}  {line.What}: {line.Values}",
            e.Key == "exp" ? [$"glibc   of 0.133: {Shown(Expf.Apply(0.133f))}"] : []).ToArray(),
        StringComparer.Ordinal);

    private static (string What, string Values)[] ThreeProducts(Numerics numerics)
    {
        float[] a = [0.1f, 0.2f, 0.3f], b = [0.4f, 0.4f, 0.5f, 0.5f, 0.6f, 0.6f];
        float[] two = [.. a, .. a];
        return
        [
            ("two rows", Shown(Product(numerics, two, b, 2, 3, 2)[0])),
            ("two rows, k the other way", Shown(Product(numerics, [.. two.Reverse()], [.. b.Reverse()], 2, 3, 2)[0])),
            ("one row", Shown(Product(numerics, a, b, 1, 3, 2)[0])),
        ];
    }

    private static (string What, string Values)[] LoneColumnOf49(Numerics numerics)
    {
        var b = Numbers<float>(16 * 49, 7);
        Repeat(b, 49, 0, 48);
        var c = Product(numerics, Numbers<float>(2 * 16), b, 2, 16, 49);
        return [("column 0", Shown(c[0])), ("column 48, the same numbers", Shown(c[48]))];
    }

    private static (string What, string Values)[] OneRow(Numerics numerics)
    {
        float[] a = Numbers<float>(2 * 130), b = Numbers<float>(130 * 20, 7);
        float[] x = Numbers<float>(2 * 28), w = Numbers<float>(21 * 28, 7);
        float[] two = Product(numerics, x, w, 2, 28, 21, Way.Transposed), one = Product(numerics, x, w, 1, 28, 21, Way.Transposed);
        return
        [
            ("with another row", Shown(Product(numerics, a, b, 2, 130, 20)[1])),
            ("alone", Shown(Product(numerics, a, b, 1, 130, 20)[1])),
            ("transposed, with another row", Shown(two[0], two[20])),
            ("transposed, alone", Shown(one[0], one[20])),
        ];
    }

    private static (string What, string Values)[] Float64(Numerics numerics)
    {
        var b = Numbers<double>(20 * 11, 7);
        Repeat(b, 11, 0, 8, 10);
        var c = Product(numerics, Numbers<double>(4 * 20), b, 4, 20, 11);
        return [("columns 0, 8 and 10, the same numbers", Shown(c[0], c[8], c[10]))];
    }

    private static (string What, string Values)[] Denormals()
    {
        using var flush = FlushDenormals.Enter();
        float[] x = [1e-20f, 1e-20f, -1e-20f, 1e-40f];
        return [("1e-20 * 1e-20", Shown(x[0] * x[1])), ("1e-20 * -1e-20", Shown(x[0] * x[2])), ("1e-40 + 0", Shown(PlusZero(x[3])))];
    }

    private static (string What, string Values)[] SumsOverRows(Numerics numerics)
    {
        float[] d = Numbers<float>(19 * 9, 12), bias = BiasAddGrad(numerics, d, 19, 9), sum = SumOverRows(numerics, d, 19, 9);
        return [("BiasAddGrad, columns 0 and 8", Shown(bias[0], bias[8])), ("Sum, columns 0 and 8", Shown(sum[0], sum[8]))];
    }

    /// <summary>Inputs that are fed are nobody's to work in: sorted by name, they stay so. c, where it is computed, is the one to work in.</summary>
    private static (string What, string Values)[] Sums()
    {
        float a = 0.7f, b = 0.9f, c = 0.3f;
        var sorted = AddNOf(&a, &b, &c);
        var order = new StepOrder(12, 1, 0, string.Empty);
        var twelve = order.Groups.Select(g => Enumerable.Repeat(0.1f, g.End - g.First).Aggregate((x, y) => x + y)).Aggregate((x, y) => x + y);
        return [("a = 0.7, b = 0.9, c = 0.3 as AddN(a, b, c)", sorted), ("as AddN(c, b, a)", sorted), ("c = 0.3 * 1, as AddN(a, b, c)", AddNOf(&c, &b, &a)), ("12 times 0.1", Shown(twelve))];
    }

    private static string AddNOf(float* first, float* second, float* third)
    {
        var parts = stackalloc float*[] { first, second, third };
        float sum;
        AddN<float>.Run(parts, 3, &sum, 1);
        return Shown(sum);
    }

    private static (string What, string Values)[] OverTime(Numerics numerics)
    {
        var options = new RnnOptions { Numerics = numerics };
        float[] dynamic = Lstm(new DynamicRnn<float>(new LstmCell(5), options), null).Weights.Kernel, unrolled = Lstm(new StaticRnn<float>(new LstmCell(5), options), null).Weights.Kernel;
        return
        [
            ("kernel gradient, row 1, column 0: dynamic_rnn", Shown(dynamic[20])),
            ("static_rnn", Shown(unrolled[20])),
            ("elements with the same bits", $"{dynamic.Zip(unrolled).Count(p => p.First == p.Second)} of {dynamic.Length}"),
        ];
    }

    private static float PlusZero(float x)
    {
        Sum<float>.AddZero(&x, 1);
        return x;
    }

    private static float ClipGradient(float x, float dy) => Clip<float>.Gradient(Vector512.Create(x), Vector512.Create(0.5f), Vector512.Create(dy))[0];

    /// <summary>[m, k]·[k, n], or [m, k]·[n, k]ᵀ.</summary>
    private static T[] Product<T>(Numerics numerics, T[] a, T[] b, int m, int k, int n, Way way = Way.Plain)
        where T : unmanaged, INumberBase<T>
    {
        var product = way switch
        {
            Way.Plain => Products.Plain<T>(m, k, n, numerics),
            Way.Biased => Products.Biased<T>(m, k, n, numerics),
            _ => Products.Transposed<T>(m, k, n, numerics),
        };
        var stride = Padding<T>.Row(n);
        T[] from = [.. a, T.Zero], to = new T[(m * stride) + 1];
        int[] rows = [.. Enumerable.Range(0, m)];
        fixed (T* pa = from, pb = b, pc = to)
        fixed (int* pr = rows)
        {
            product.Take(pb, copies: 1);
            product.Pack(Portion.Whole);
            product.Apply(Portion.Whole, pr, m, pa, k, pc, stride);
        }

        return [.. Enumerable.Range(0, m).SelectMany(i => to.Skip(i * stride).Take(n))];
    }

    /// <summary>The gradient of gate 1 (tanh) or 3 (sigmoid) in a cell where nothing else changes it: tanh c' and i are 1.</summary>
    private static float[] GateGradients(int gate, float y, float dy)
    {
        const int H = 9;
        const int Room = 64;
        float[] gates = new float[(4 * H) + Room], c = new float[Room], one = Same(Room, 1f), cotangent = new float[Room], dh = new float[Room], dc = new float[Room];
        gates.AsSpan(0, H).Fill(1);
        gates.AsSpan(gate * H, H).Fill(y);
        (gate == 1 ? dc : cotangent).AsSpan(0, H).Fill(dy);
        fixed (float* pg = gates, pc = c, pt = one, py = cotangent, ph = dh, pd = dc)
        {
            LstmGatesGradient<float>.Run(H, 0, H, H / 8 * 8, pg, pc, pt, py, ph, pd);
        }

        return gates[(gate * H)..((gate + 1) * H)];
    }

    private static float[] BiasAddGrad(Numerics numerics, float[] d, int rows, int columns)
    {
        float[] kernel = new float[columns + 1], bias = new float[columns];
        var (live, one, steps) = (OneStep(rows), Kept(Same(rows, 1f), rows, 1), Kept(d, rows, columns));
        fixed (float* pk = kernel, pb = bias)
        {
            WeightGradient<float>.Create(rows, 1, columns, numerics).Run(0, 1, new Steps<float>(live, rows, one.Start, one.Stride, steps.Start, steps.Stride), new StepBlock<float>(), pk, pb);
        }

        return bias;
    }

    /// <summary>A peephole's gradient where the state is 1.</summary>
    private static float[] SumOverRows(Numerics numerics, float[] d, int rows, int columns)
    {
        var sum = new float[columns];
        fixed (float* ps = sum)
        {
            DiagonalGradient<float>.Run(0, columns, columns, rows, OneStep(rows), Kept(d, rows, columns), 0, Kept(Same(rows * columns, 1f), rows, columns), 0, numerics.Version, inOp: false, ps);
        }

        return sum;
    }

    private static LiveRows OneStep(int rows)
    {
        var live = new LiveRows();
        live.Set(Same(rows, 1), 1);
        return live;
    }

    private static StepRows<float> Kept(float[] values, int rows, int columns)
    {
        var kept = new StepRows<float>();
        kept.Prepare(1, all: true, 1, rows, Padding<float>.Row(columns));
        for (var n = 0; n < rows; n++)
        {
            values.AsSpan(n * columns, columns).CopyTo(new Span<float>(kept.At(0, n), columns));
        }

        return kept;
    }

    /// <summary>ops.py's LSTM: 5 units over 2 rows of 12 steps of 4 inputs, all weights 0.1; cotangents 1, but −0 for the last h.</summary>
    private static RnnGradients<float> Lstm(Rnn<float> rnn, int[]? lengths)
    {
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

    private static string Plain(float x) => x.ToString("G6", CultureInfo.InvariantCulture);

    private static string Shown<T>(params T[] values)
        where T : unmanaged => string.Join(", ", values.Select(x => x switch
        {
            float f => string.Create(CultureInfo.InvariantCulture, $"{f:G9} {BitConverter.SingleToUInt32Bits(f):x8}").Replace('E', 'e'),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Unsafe.BitCast<T, double>(x):G17} {Unsafe.BitCast<T, ulong>(x):x16}").Replace('E', 'e'),
        }));
}
