using Parity.Impl.Kernels;

namespace Parity.Tests.Impl.Kernels;

/// <summary>The weights' gradient against its twin: every number of rows and columns, ragged batches, in blocks and cut by depth, in any number of parts.</summary>
public sealed unsafe class WeightGradientTests
{
    [Fact]
    public void Every_number_of_columns() => Each(0, 130, n => Check(batch: 1 + (n % 9), time: 1 + (n % 5), rows: 1 + (n % 17), columns: n, parts: 1 + (n % 3)));

    [Fact]
    public void Every_number_of_rows() => Each(1, 130, n => Check(batch: 1 + (n % 7), time: 1 + (n % 6), rows: n, columns: 1 + (n % 50), parts: 1));

    [Fact]
    public void More_rows_than_a_block_takes() => Check(batch: 60, time: 12, rows: 20, columns: 70, parts: 2);

    [Fact]
    public void A_step_larger_than_a_block() => Check(batch: 300, time: 3, rows: 13, columns: 40, parts: 2);

    [Theory]
    [InlineData(401)]
    [InlineData(900)]
    public void A_batch_that_is_cut(int batch) => Check(batch, time: 3, rows: 13, columns: 40, parts: 2);

    private static void Each(int from, int to, Action<int> test)
    {
        for (var n = from; n <= to; n++)
        {
            test(n);
        }
    }

    private static void Check(int batch, int time, int rows, int columns, int parts)
    {
        var random = new Random(batch + rows + columns);
        var sample = new Sample<float>(columns, 1, 1, 1, 1);
        int[] length = [.. Enumerable.Range(0, batch).Select(_ => random.Next(time + 1))];
        int aStride = Padding<float>.Row(rows), dStride = Padding<float>.Row(columns);
        float[] a = sample.Values(time * batch * aStride), d = sample.Values((time * batch * dStride) + StepBlock<float>.Width);
        float[] got = new float[(rows * columns) + 1], bias = new float[columns + 1];
        var plan = WeightGradient<float>.Create(batch, rows, columns, Parity.Impl.Numerics.Canonical);
        parts = Math.Max(1, Math.Min(parts, plan.MostParts));
        var live = new LiveRows();
        live.Set(length, time);
        fixed (float* pa = a, pd = d, pg = got, pb = bias)
        {
            for (var part = 0; part < parts; part++)
            {
                plan.Run(part, parts, new Steps<float>(live, batch, pa, aStride, pd, dStride), new StepBlock<float>(), pg, pb);
            }
        }

        // LoneColumn's sum has a twin of its own, in ProductTests
        var lone = columns > 1 && rows > 1 && Blocking.Last(columns, Blocking.Float32(rows, batch, columns, Parity.Impl.Numerics.Canonical).Columns) == 1 ? columns - 1 : -1;
        var ends = DepthCuts.Avx512(batch, Blocking.Float32(rows, batch, columns, Parity.Impl.Numerics.Canonical).Depth);
        for (var j = 0; j < columns; j++)
        {
            Bits.Equal(OverTime(t => Chain(t, _ => 1f, n => D(t, n, j), [batch])), bias[j], $"bias {j} of {columns}");
            for (var i = 0; i < rows; i++)
            {
                Bits.Equal(OverTime(t => j == lone ? Lanes(t, i) : Chain(t, n => a[(((t * batch) + n) * aStride) + i], n => D(t, n, j), ends)), got[(i * columns) + j], $"[{i}, {j}] of [{rows}, {columns}]");
            }
        }

        float D(int t, int n, int j) => d[(((t * batch) + n) * dStride) + j];

        float Lanes(int t, int i)
        {
            float[] x = [.. Enumerable.Range(0, batch).Select(n => length[n] > t ? a[(((t * batch) + n) * aStride) + i] : 0f)];
            float[] y = [.. Enumerable.Range(0, batch).Select(n => length[n] > t ? D(t, n, lone) : 0f)];
            fixed (float* px = x, py = y)
            {
                return LoneColumn.Sum(px, py, batch);
            }
        }

        float OverTime(Func<int, float> step) => Enumerable.Range(0, time).Reverse().Aggregate(0f, (sum, t) => sum + step(t));

        // a row not at work adds nothing
        float Chain(int t, Func<int, float> x, Func<int, float> y, int[] cuts) =>
            Twins.Chain(n => length[n] > t ? x(n) : 0f, n => length[n] > t ? y(n) : 0f, cuts, columns == 1 || rows == 1 ? Twins.Separate : MathF.FusedMultiplyAdd);
    }
}
