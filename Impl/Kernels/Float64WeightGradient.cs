namespace Parity.Impl.Kernels;

/// <summary>
/// float64: chains without FMA, cut by depth; in a tile's rows of whole groups of 4, the columns past the whole groups of 8 are summed in
/// two chains, even and odd batch rows, a last odd column in four (see <see cref="Float64Blocks"/>).
/// </summary>
internal sealed unsafe class Float64WeightGradient(int batch, int rows, int columns, Numerics numerics)
    : WeightGradient<double>(rows, columns, DepthCuts.Every(batch, Tiles(batch, rows, columns, numerics).Depth))
{
    private readonly int depth = batch;
    private readonly Blocking tiles = Tiles(batch, rows, columns, numerics);

    /// <inheritdoc/>
    protected override void Product(ReadOnlySpan<int> rows, double* a, double* d, double* sum, nint stride) =>
        OuterTile<double, SeparateMulAdd<double>>.Run(rows, a, d, sum, stride);

    /// <inheritdoc/>
    protected override void Correct(in Steps<double> steps, int first, int end, int from, int to, double* gradient)
    {
        if (depth == 1)
        {
            return;
        }

        for (var i = 0; i < Rows; i++)
        {
            var rowStart = i / tiles.Rows * tiles.Rows;
            if (i - rowStart >= Math.Min(tiles.Rows, Rows - rowStart) / 4 * 4)
            {
                continue;
            }

            for (var start = 0; start < Columns; start += tiles.Columns)
            {
                var width = Math.Min(tiles.Columns, Columns - start);
                for (var j = Math.Max(from, start + (width / 8 * 8)); j < Math.Min(to, start + width); j++)
                {
                    gradient[((nint)i * Columns) + j] = OverTime(steps, first, end, i, j, j - start < width / 2 * 2 ? 2 : 4);
                }
            }
        }
    }

    private double OverTime(in Steps<double> steps, int first, int end, int i, int j, int ways)
    {
        var total = 0.0;
        Span<double> chains = stackalloc double[4];
        for (var place = first; place < end; place++)
        {
            var t = steps.Step(place);
            var live = steps.Rows(place);
            var product = 0.0;
            var at = 0;
            for (var from = 0; from < depth; from += tiles.Depth)
            {
                var to = Math.Min(depth, from + tiles.Depth);
                var split = from + ((to - from) & (ways == 2 ? ~7 : ~3));
                chains.Clear();
                for (; at < live.Length && live[at] < split; at++)
                {
                    chains[(live[at] - from) % ways] += steps.A(t, live[at])[i] * steps.D(t, live[at])[j];
                }

                var sum = chains[0] + chains[1] + (chains[2] + chains[3]);
                for (; at < live.Length && live[at] < to; at++)
                {
                    sum += steps.A(t, live[at])[i] * steps.D(t, live[at])[j];
                }

                product += sum;
            }

            total += product;
        }

        return total;
    }

    private static Blocking Tiles(int batch, int rows, int columns, Numerics numerics) => Blocking.Float64(rows, Math.Max(1, batch), columns, numerics);
}
