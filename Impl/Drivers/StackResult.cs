using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>What <see cref="StackBidirectionalDynamicRnn{T}"/> computes.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="layers">How many layers.</param>
public sealed class StackResult<T>(int layers)
    where T : unmanaged, INumberBase<T>
{
    private readonly RnnBatch<T>?[] inputs = new RnnBatch<T>?[layers];
    private readonly ConcatenatedCotangents<T>?[] cotangents = new ConcatenatedCotangents<T>?[layers];

    /// <summary>Each layer's outputs and states.</summary>
    public IReadOnlyList<ConcatenatedResult<T>> Layers { get; } = [.. Enumerable.Range(0, layers).Select(_ => new ConcatenatedResult<T>())];

    /// <summary>The last layer's outputs, <c>[B, T, 2·output size]</c> (<c>[T, B, …]</c> when time-major).</summary>
    public T[] Outputs => Layers[^1].Outputs;

    /// <summary>What a layer above the first takes, the one of the last time where it is the same.</summary>
    internal RnnBatch<T> Over(int layer, RnnBatch<T> batch)
    {
        var below = Layers[layer - 1].Outputs;
        return inputs[layer] is { } before && before.Batch == batch.Batch && before.Time == batch.Time && ReferenceEquals(before.Inputs, below) && ReferenceEquals(before.SequenceLength, batch.SequenceLength)
            ? before
            : inputs[layer] = batch with { Inputs = below };
    }

    /// <summary>A layer's upstream gradients, those of the last time where they are the same.</summary>
    internal ConcatenatedCotangents<T> Cotangents(int layer, T[]? outputs, Both<CellState<T>>? state) =>
        cotangents[layer] is { } before && ReferenceEquals(before.Outputs, outputs) && ReferenceEquals(before.State, state) ? before : cotangents[layer] = new(outputs, state);
}
