using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>What <see cref="DynamicRnn{T}"/> computes, with the tape that its backward pass needs. Arrays may be the caller's own.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class RnnResult<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary><c>outputs [B, T, output size]</c> (<c>[T, B, output size]</c> when time-major).</summary>
    public T[] Outputs { get; set; } = [];

    /// <summary>The last state, an array <c>[B, size]</c> for each of the cell's states: each row's after its own last step.</summary>
    public CellState<T> State { get; set; } = new();

    /// <summary>Every step, with <see cref="RnnOptions.Trace"/>; the backward part is filled by <c>Backward</c>.</summary>
    public CellTrace<T>? Trace { get; internal set; }

    /// <summary>The tape.</summary>
    internal RnnNetwork<T>? Tape { get; set; }

    /// <summary>Makes arrays of the right size where there are none.</summary>
    internal void Fit(RnnBatch<T> batch, CellLayout layout)
    {
        Outputs = Buffers.Fit(Outputs, batch.Batch, batch.Time, layout.OutputSize);
        State = layout.Fit(State, batch.Batch);
    }
}

/// <summary>What <see cref="BidirectionalDynamicRnn{T}"/> computes, with the tape that its backward pass needs.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class BidirectionalResult<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>The forward direction's outputs and state.</summary>
    public RnnResult<T> Fw { get; } = new();

    /// <summary>The backward direction's; its outputs are in the inputs' order of time, its state is after its own last step, the first of the inputs.</summary>
    public RnnResult<T> Bw { get; } = new();

    /// <summary>The tape of both.</summary>
    internal RnnNetwork<T>? Tape { get; set; }
}
