using System.Diagnostics.CodeAnalysis;

namespace Parity.Tensors;

/// <summary>Tensors by their fixture names (<c>inputs</c>, <c>weights/rnn/lstm_cell/kernel</c>, <c>gradient/inputs</c>, …), in ordinal order of the names.</summary>
public sealed class TensorSet : SortedDictionary<string, Tensor>
{
    /// <summary>Makes an empty set.</summary>
    public TensorSet()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Copies the entries (not the elements) of another set.</summary>
    public TensorSet(IEnumerable<KeyValuePair<string, Tensor>> entries)
        : this()
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var (name, tensor) in entries)
        {
            Add(name, tensor);
        }
    }

    /// <summary>The tensor of that name, or null.</summary>
    public Tensor? Find(string name) => TryGetValue(name, out var tensor) ? tensor : null;

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public Tensor Need(string name) => Find(name) ?? throw new BadInputException($"array '{name}' is missing");

    /// <summary>The entries whose name begins with <paramref name="prefix"/>, under their full names.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> Under(string prefix) => this.Where(p => p.Key.StartsWith(prefix, StringComparison.Ordinal));
}
