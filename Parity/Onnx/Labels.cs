using System.Runtime.InteropServices;
using Parity.Tensors;

namespace Parity.Onnx;

/// <summary>
/// Numbers for elements, to see where a model moves them: each is given once, and of either sign, so that nothing but moving keeps them all.
/// </summary>
internal sealed class Labels
{
    private const int Most = 1 << 24; // whole numbers that float32 tells apart
    private int given;

    /// <summary>A tensor of new labels.</summary>
    /// <exception cref="BadInputException">There are too many elements.</exception>
    public Tensor Of(params int[] shape)
    {
        var size = Tensor.Size(shape);
        if (given + size >= Most)
        {
            throw new BadInputException(FormattableString.Invariant($"more than {Most} elements: too many to be followed through a model"));
        }

        var labels = new float[size];
        for (var k = 0; k < labels.Length; k++)
        {
            labels[k] = ++given % 2 == 0 ? given : -given;
        }

        return Tensor.Of(labels, shape);
    }

    /// <summary>Where the labels of a tensor stand among others: the index of each, or null where one is missing.</summary>
    public static int[]? Find(Tensor wanted, Tensor among)
    {
        if (among.DType != DType.Float32)
        {
            return null;
        }

        var places = new Dictionary<float, int>();
        for (var k = 0; k < among.Count; k++)
        {
            places.TryAdd(among.As<float>()[k], k);
        }

        var found = Array.ConvertAll(wanted.Array<float>(), label => places.GetValueOrDefault(label, -1));
        return Array.IndexOf(found, -1) < 0 ? found : null;
    }

    /// <summary>Whether two tensors have the same elements in the same order.</summary>
    public static bool Same(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));
}
