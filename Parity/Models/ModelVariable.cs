using Parity.Tensors;

namespace Parity.Models;

/// <summary>A variable of a saved model, or a constant that was one before the graph was frozen.</summary>
/// <param name="Name">TensorFlow's name: <c>rnn/lstm_cell/kernel</c>.</param>
/// <param name="DType">TensorFlow's name of the element type: <c>float32</c>, <c>bfloat16</c>, …</param>
/// <param name="Shape">The length of each axis.</param>
public sealed record ModelVariable(string Name, string DType, IReadOnlyList<long> Shape)
{
    /// <summary>Why its elements cannot be had here (a type that fixtures have not, a partitioned variable), or null when they can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Reads its elements; only where <see cref="Unreadable"/> is null.</summary>
    internal Func<Tensor> Load { get; init; } = () => throw new InvalidOperationException("no elements");

    /// <summary>Whether its bytes have a checksum.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Checks its bytes against their checksum where the file has one, whether or not they can be read.</summary>
    internal Action Check { get; init; } = () => { };

    /// <inheritdoc/>
    public override string ToString() => $"{DType}[{string.Join(", ", Shape)}]";
}
