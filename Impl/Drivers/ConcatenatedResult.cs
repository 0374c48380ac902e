using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>What two directions compute whose outputs are concatenated, with the tape that the backward pass needs. Arrays may be the caller's own.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class ConcatenatedResult<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary><c>outputs [B, T, 2·output size]</c> (<c>[T, B, …]</c> when time-major), of each step the forward direction's before the backward one's.</summary>
    public T[] Outputs { get; set; } = [];

    /// <summary>The last state of each direction.</summary>
    public Both<CellState<T>> State { get; set; } = new(new(), new());

    /// <summary>The tape.</summary>
    internal RnnNetwork<T>? Tape { get; set; }

    /// <summary>Makes arrays of the right size where there are none.</summary>
    internal void Fit(RnnBatch<T> batch, CellLayout layout)
    {
        Outputs = Buffers.Fit(Outputs, batch.Batch, batch.Time, 2 * layout.OutputSize);
        State = layout.Fit(State, batch.Batch);
    }
}

/// <summary>The upstream gradients of a <see cref="ConcatenatedResult{T}"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="Outputs">Of the outputs, in their shape; null is zeros. What it holds in the padding has no effect.</param>
/// <param name="State">Of the last state of each direction; null is zeros.</param>
public sealed record ConcatenatedCotangents<T>(T[]? Outputs, Both<CellState<T>>? State = null)
    where T : unmanaged;
