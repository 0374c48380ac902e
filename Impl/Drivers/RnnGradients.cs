using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>The gradients of one direction. Arrays may be the caller's own.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class RnnGradients<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Of the inputs, in their shape; zeros in the padding.</summary>
    public T[] Inputs { get; set; } = [];

    /// <summary>Of kernel and bias.</summary>
    public LstmWeights<T> Weights { get; set; } = new([], []);

    /// <summary>Of the initial state <c>[B, H]</c>, whether it was given or zeros.</summary>
    public LstmState<T> InitialState { get; set; } = new([], []);

    /// <summary>Makes arrays of the right size where there are none.</summary>
    internal void Fit(RnnBatch<T> batch, int inputs, int units)
    {
        Inputs = Buffers.Fit(Inputs, batch.Batch, batch.Time, inputs);
        Weights = Buffers.Fit(Weights, inputs, units);
        InitialState = Buffers.Fit(InitialState, batch.Batch, units);
    }
}

/// <summary>The gradients of both directions.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class BidirectionalGradients<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Of the inputs, in their shape: the sum over both directions.</summary>
    public T[] Inputs { get; set; } = [];

    /// <summary>Of each direction's kernel and bias.</summary>
    public Both<LstmWeights<T>> Weights { get; set; } = new(new([], []), new([], []));

    /// <summary>Of each direction's initial state.</summary>
    public Both<LstmState<T>> InitialState { get; set; } = new(new([], []), new([], []));

    /// <summary>Makes arrays of the right size where there are none.</summary>
    internal void Fit(RnnBatch<T> batch, int inputs, int units)
    {
        Inputs = Buffers.Fit(Inputs, batch.Batch, batch.Time, inputs);
        var (fw, bw) = (Buffers.Fit(Weights.Fw, inputs, units), Buffers.Fit(Weights.Bw, inputs, units));
        Weights = ReferenceEquals(fw, Weights.Fw) && ReferenceEquals(bw, Weights.Bw) ? Weights : new(fw, bw);
        var (fwState, bwState) = (Buffers.Fit(InitialState.Fw, batch.Batch, units), Buffers.Fit(InitialState.Bw, batch.Batch, units));
        InitialState = ReferenceEquals(fwState, InitialState.Fw) && ReferenceEquals(bwState, InitialState.Bw) ? InitialState : new(fwState, bwState);
    }
}
