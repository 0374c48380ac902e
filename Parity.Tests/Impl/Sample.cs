using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>Random networks and batches for properties of Impl, from a seed.</summary>
internal sealed class Sample<T>(int seed, int batch, int time, int inputs, RnnCell cell)
    where T : unmanaged, INumberBase<T>
{
    private readonly Random random = new(seed);

    /// <summary>Of the plain LSTM.</summary>
    public Sample(int seed, int batch, int time, int inputs, int units)
        : this(seed, batch, time, inputs, new LstmCell(units))
    {
    }

    public int Batch => batch;

    public int Time => time;

    public RnnCell Cell => cell;

    public CellWeights<T> Weights() => new([.. cell.Variables(inputs).Select(v => Values(v.Size, 0.4))]);

    public RnnBatch<T> Inputs(bool ragged = true) => new(batch, time, Values(batch * time * inputs), ragged ? [.. Enumerable.Range(0, batch).Select(_ => random.Next(time + 1))] : null);

    public CellState<T> State() => new([.. cell.States.Select(s => Values(batch * s.Size))]);

    public RnnCotangents<T> Cotangents() => new(Values(batch * time * cell.OutputSize), State());

    public T[] Values(int count, double scale = 1)
    {
        var values = new T[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = T.CreateChecked(scale * ((2 * random.NextDouble()) - 1));
        }

        return values;
    }
}
