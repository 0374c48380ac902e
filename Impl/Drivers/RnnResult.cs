using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>What <see cref="DynamicRnn{T}"/> computes, with the tape that its backward pass needs. Arrays may be the caller's own.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class RnnResult<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary><c>outputs [B, T, H]</c> (<c>[T, B, H]</c> when time-major).</summary>
    public T[] Outputs { get; set; } = [];

    /// <summary>The last state, <c>c</c> and <c>h [B, H]</c>: each row's after its own last step.</summary>
    public LstmState<T> State { get; set; } = new([], []);

    /// <summary>Every step, with <see cref="RnnOptions.Trace"/>; the backward part is filled by <c>Backward</c>.</summary>
    public CellTrace<T>? Trace { get; internal set; }

    /// <summary>The tape.</summary>
    internal LstmNetwork<T>? Tape { get; set; }

    /// <summary>Makes arrays of the right size where there are none.</summary>
    internal void Fit(RnnBatch<T> batch, int units)
    {
        Outputs = Buffers.Fit(Outputs, batch.Batch, batch.Time, units);
        State = Buffers.Fit(State, batch.Batch, units);
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
    internal LstmNetwork<T>? Tape { get; set; }
}
