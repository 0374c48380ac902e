using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;

namespace Parity.Tests.Impl;

/// <summary>Random networks and batches for properties of Impl, from a seed.</summary>
internal sealed class Sample<T>(int seed, int batch, int time, int inputs, int units)
    where T : unmanaged, INumberBase<T>
{
    private readonly Random random = new(seed);

    public int Batch => batch;

    public int Time => time;

    public LstmCell Cell => new(units);

    public CellWeights<T> Weights() => new(Values((inputs + units) * 4 * units, 0.4), Values(4 * units, 0.3));

    public RnnBatch<T> Inputs(bool ragged = true) => new(batch, time, Values(batch * time * inputs), ragged ? [.. Enumerable.Range(0, batch).Select(_ => random.Next(time + 1))] : null);

    public CellState<T> State() => new(Values(batch * units), Values(batch * units));

    public RnnCotangents<T> Cotangents() => new(Values(batch * time * units), State());

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
