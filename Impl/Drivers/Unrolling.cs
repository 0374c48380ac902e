using System.Numerics;
using Parity.Impl.Threads;

namespace Parity.Impl.Drivers;

/// <summary>The directions of a network and the passes over them, cut into parts for <see cref="WorkerTeam"/>.</summary>
internal sealed unsafe class Unrolling<T>(Direction<T>[] directions, RnnOptions options) : IParts
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Multiply-adds below which waking threads costs more than it brings.</summary>
    private const long SmallWork = 2_000_000;

    /// <summary>Rows of a share: with fewer, reading the weights takes longer than multiplying by them.</summary>
    private const int RowsOfShare = 2;

    /// <summary>Multiply-adds of a step for a share of its columns: with fewer, meeting after each step costs more than it brings.</summary>
    private const long ColumnWork = 20_000;

    private readonly T*[][] gradients = [.. directions.Select(d => new T*[d.Cell.WeightCount])];
    private readonly T*[][] weights = [.. directions.Select(d => new T*[d.Cell.WeightCount])];
    private readonly PinnedBuffer<T> zeroBuffer = new();
    private T* zeros;
    private Pass pass;
    private int threads;
    private bool byColumns;

    private enum Pass
    {
        Forward,
        Backward,
        Weights,
    }

    /// <summary>The directions, forward first.</summary>
    public Direction<T>[] Directions => directions;

    /// <summary>Into how many parts the weights' gradients of a direction are cut: one a thread.</summary>
    private int WeightParts => Math.Min(Share, directions[0].Cell.MostWeightParts);

    /// <summary>Threads for a direction.</summary>
    private int Share => (threads + directions.Length - 1) / directions.Length;

    /// <summary>Where the weights of a direction are.</summary>
    public T*[] Weights(int direction) => weights[direction];

    /// <summary>Where the weights' gradients of a direction go.</summary>
    public T*[] Gradients(int direction) => gradients[direction];

    /// <summary>Deals the work out: by rows, or by columns where there are too few.</summary>
    public void Deal(int batch)
    {
        var cost = directions[0].Cell.Cost;
        long work = 0;
        foreach (var d in directions)
        {
            work += d.Work;
        }

        threads = work * cost < SmallWork ? 1 : Math.Max(1, options.MaxThreads);
        var columns = (int)Math.Min(threads / directions.Length, batch * cost / ColumnWork);
        byColumns = batch < 2 * RowsOfShare && columns > 1;
        foreach (var d in directions)
        {
            d.Deal(byColumns ? columns : Math.Max(1, Math.Min(Share, batch / RowsOfShare)), byColumns);
        }
    }

    /// <summary>Runs all directions forward.</summary>
    public void Forward() => Run(Pass.Forward);

    /// <summary>Runs all directions backward, then sums the weights' gradients.</summary>
    public void Backward()
    {
        var size = directions[0].Cell.OutputSize;
        zeros = zeroBuffer.Need(size);
        new Span<T>(zeros, size).Clear();
        Run(Pass.Backward);
        pass = Pass.Weights;
        WorkerTeam.Run(this, directions.Length * WeightParts, threads);
    }

    /// <inheritdoc/>
    void IParts.Run(int part)
    {
        var direction = part % directions.Length;
        var own = part / directions.Length;
        switch (pass)
        {
            case Pass.Forward:
                directions[direction].Forward(own);
                break;
            case Pass.Backward:
                directions[direction].Backward(own, zeros);
                break;
            default:
                fixed (T** into = gradients[direction])
                {
                    directions[direction].Cell.WeightGradientPart(own, WeightParts, directions[direction].Live, into);
                }

                break;
        }
    }

    private void Run(Pass which)
    {
        pass = which;
        Take();
        var parts = directions.Length * directions[0].ShareCount;
        if (!byColumns)
        {
            WorkerTeam.Run(this, parts, threads);
        }
        else if (!WorkerTeam.TryRunTogether(this, parts))
        {
            // the team is busy: this thread alone
            byColumns = false;
            foreach (var d in directions)
            {
                d.Deal(1, columns: false);
            }

            Take();
            WorkerTeam.Run(this, directions.Length, 1);
        }
    }

    private void Take()
    {
        for (var d = 0; d < directions.Length; d++)
        {
            fixed (T** given = weights[d])
            {
                if (pass == Pass.Forward)
                {
                    directions[d].Cell.TakeForward(given, directions[d].Copies);
                    directions[d].PackForward();
                }
                else
                {
                    directions[d].Cell.TakeBackward(given, directions[d].Copies, WeightParts);
                    directions[d].PackBackward();
                }
            }
        }
    }
}
