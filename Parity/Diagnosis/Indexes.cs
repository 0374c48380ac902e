namespace Parity.Diagnosis;

/// <summary>Index maps of arrays, for <see cref="Mapping"/>.</summary>
internal static class Indexes
{
    /// <summary>Of an array seen as a matrix <c>[rows, columns]</c>: element <c>[r, c]</c> comes from the flat place that <paramref name="from"/> says.</summary>
    public static int[] Matrix(int rows, int columns, Func<int, int, int> from)
    {
        var index = new int[rows * columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                index[(r * columns) + c] = from(r, c);
            }
        }

        return index;
    }

    /// <summary>
    /// Of an array over time, <c>[B, T, depth]</c> or <c>[T, B, depth]</c>: the step t of row n comes from a step of the same row, which may be
    /// <see cref="Mapping.Zero"/> or <see cref="Mapping.Anything"/>.
    /// </summary>
    public static int[] Steps(Setting setting, int depth, Func<int, int, int> from)
    {
        var (shape, major) = (setting.Shape, setting.Row.TimeMajor);
        var index = new int[shape.Batch * shape.Time * depth];
        for (var n = 0; n < shape.Batch; n++)
        {
            for (var t = 0; t < shape.Time; t++)
            {
                var source = from(n, t);
                for (var u = 0; u < depth; u++)
                {
                    index[(shape.Place(major, n, t) * depth) + u] = source < 0 ? source : (shape.Place(major, n, source) * depth) + u;
                }
            }
        }

        return index;
    }
}
