using Parity.Tensors;

namespace Parity.Weights.Networks;

/// <summary>How a library names the arrays of a whole network.</summary>
internal abstract class NameForm
{
    /// <summary>What the names of its layouts begin with: <c>torch</c>.</summary>
    public abstract string Family { get; }

    /// <summary>What an array's name says; null where it is none of this form.</summary>
    public abstract WeightName? Parse(string name);

    /// <summary>The name of an array.</summary>
    /// <param name="name">Its place.</param>
    /// <param name="network">The network that it is in.</param>
    public abstract string Format(WeightName name, NetworkShape network);

    /// <summary>A cell's tensors from arrays that may hold both directions: what each array name has of a direction.</summary>
    public virtual IEnumerable<(WeightName Name, Tensor Tensor)> Split(WeightName name, Tensor tensor) => [(name, tensor)];

    /// <summary>The inverse of <see cref="Split"/>, over all arrays of a network.</summary>
    public virtual TensorSet Join(IEnumerable<(WeightName Name, Tensor Tensor)> arrays, NetworkShape network) =>
        new(arrays.Select(a => KeyValuePair.Create(Format(a.Name, network), a.Tensor)));

    /// <summary>Why it has no names for such a network, or null.</summary>
    public virtual string? CannotName(NetworkShape network) => null;
}

/// <summary>The layers and directions of a network.</summary>
/// <param name="Layers">How many layers.</param>
/// <param name="Bidirectional">Whether there are two directions.</param>
/// <param name="Stacked">Whether a layer reads both directions of the one below.</param>
/// <param name="CellTypes">TensorFlow's class of the cell of each layer.</param>
internal sealed record NetworkShape(int Layers, bool Bidirectional, bool Stacked, IReadOnlyList<string> CellTypes);
