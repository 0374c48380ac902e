using System.Globalization;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>A tensor of a graph that is fed or fetched.</summary>
/// <param name="Name">TensorFlow's name: <c>inputs:0</c>.</param>
/// <param name="DType">The element type.</param>
/// <param name="Shape">The length of each axis; null is free.</param>
public sealed record GraphTensor(string Name, DType DType, IReadOnlyList<int?> Shape)
{
    /// <summary>Whether an array has this type and shape.</summary>
    public bool Fits(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.DType == DType
            && tensor.Shape.Length == Shape.Count
            && tensor.Shape.Zip(Shape).All(d => d.Second is null || d.First == d.Second);
    }

    /// <summary>Type and shape: <c>float32[?, ?, 5]</c>.</summary>
    public override string ToString() => $"{DType.Name()}[{string.Join(", ", Shape.Select(d => d?.ToString(CultureInfo.InvariantCulture) ?? "?"))}]";
}
