using Parity.Fixtures;
using Parity.Protos.TensorFlow;

namespace Parity.Models.Formats;

/// <summary>TensorFlow's shapes, as files claim them.</summary>
internal static class Shapes
{
    /// <summary>The lengths of the axes.</summary>
    /// <exception cref="BadInputException">One is not known, or negative.</exception>
    public static long[] Read(TensorShapeProto? shape, string what)
    {
        long[] axes = [.. (shape?.Dim ?? []).Select(d => d.Size)];
        return shape?.UnknownRank == true || axes.Any(a => a < 0) ? throw new BadInputException($"{what}: its shape is not known: [{string.Join(", ", axes)}]") : axes;
    }

    /// <summary>The number of elements of a size, with the limit on what is read.</summary>
    /// <exception cref="BadInputException">They are more than are read.</exception>
    public static int Count(IReadOnlyList<long> shape, int size, string what)
    {
        var count = shape.Aggregate((UInt128)1, (n, axis) => n > long.MaxValue ? n : n * (UInt128)axis);
        return count * (UInt128)size > NpzFile.LargestArray
            ? throw new BadInputException($"{what}: [{string.Join(", ", shape)}] is larger than the limit, {NpzFile.LargestArray} bytes")
            : (int)count;
    }

    /// <summary>The shape as tensors have it, once <see cref="Count"/> has passed.</summary>
    public static int[] Of(IReadOnlyList<long> shape) => [.. shape.Select(a => checked((int)a))];
}
