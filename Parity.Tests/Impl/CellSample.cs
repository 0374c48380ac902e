using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>Random weights, batches and gradients for any cell, from a seed.</summary>
internal sealed class CellSample<T>(RnnCell cell, int seed, int batch, int time, int inputs)
    where T : unmanaged, INumberBase<T>
{
    private readonly Sample<T> values = new(seed, batch, time, inputs, 1);

    public RnnCell Cell => cell;

    public CellWeights<T> Weights(int? depth = null) => new([.. cell.Variables(depth ?? inputs).Select(v => values.Values(v.Size, 0.5))]);

    public CellState<T> State() => new([.. cell.States.Select(s => values.Values(batch * s.Size))]);

    public RnnBatch<T> Inputs(bool ragged = true) => values.Inputs(ragged);

    public T[] Outputs(int directions = 1) => values.Values(batch * time * cell.OutputSize * directions);
}
