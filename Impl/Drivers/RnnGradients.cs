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

    /// <summary>Of the weights.</summary>
    public CellWeights<T> Weights { get; set; } = new();

    /// <summary>Of the initial state, whether it was given or zeros.</summary>
    public CellState<T> InitialState { get; set; } = new();

    /// <summary>Makes arrays of the right size where there are none.</summary>
    internal void Fit(RnnNetwork<T> tape)
    {
        Inputs = Buffers.Fit(Inputs, tape.Batch.Batch, tape.Batch.Time, tape.Inputs);
        Weights = tape.Layout.Fit(Weights, tape.Inputs);
        InitialState = tape.Layout.Fit(InitialState, tape.Batch.Batch);
    }
}

/// <summary>The gradients of both directions.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class BidirectionalGradients<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Of the inputs, in their shape: the sum over both directions.</summary>
    public T[] Inputs { get; set; } = [];

    /// <summary>Of each direction's weights.</summary>
    public Both<CellWeights<T>> Weights { get; set; } = new(new(), new());

    /// <summary>Of each direction's initial state.</summary>
    public Both<CellState<T>> InitialState { get; set; } = new(new(), new());

    /// <summary>Makes arrays of the right size where there are none.</summary>
    internal void Fit(RnnNetwork<T> tape)
    {
        Inputs = Buffers.Fit(Inputs, tape.Batch.Batch, tape.Batch.Time, tape.Inputs);
        var (fw, bw) = (tape.Layout.Fit(Weights.Fw, tape.Inputs), tape.Layout.Fit(Weights.Bw, tape.Inputs));
        Weights = ReferenceEquals(fw, Weights.Fw) && ReferenceEquals(bw, Weights.Bw) ? Weights : new(fw, bw);
        InitialState = tape.Layout.Fit(InitialState, tape.Batch.Batch);
    }
}
