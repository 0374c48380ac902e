namespace Parity.Bench.Layouts;

/// <summary>Between <c>[B, T, D]</c> and <c>[T, B, D]</c>, which libtorch and ONNX Runtime work on without a copy.</summary>
public static class TimeMajor
{
    /// <summary>Swaps the first two axes of <c>[rows, columns, depth]</c>; the inverse is itself with rows and columns exchanged.</summary>
    public static float[] Swap(ReadOnlySpan<float> values, int rows, int columns, int depth)
    {
        var swapped = new float[values.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                values.Slice(((row * columns) + column) * depth, depth).CopyTo(swapped.AsSpan(((column * rows) + row) * depth));
            }
        }

        return swapped;
    }
}
