using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Drivers;

/// <summary>
/// One direction of an unrolled network, and its work dealt out for threads. Rows past their length are not run: what TensorFlow adds for
/// them is an exact zero.
/// </summary>
internal sealed unsafe class Direction<T>(CellRun<T> cell, Side side)
    where T : unmanaged, INumberBase<T>
{
    /// <summary>What a core's own cache holds of weights.</summary>
    private const long OwnCopyBytes = 1 << 20;

    private readonly Exchange<T> exchange = new(cell, side);
    private readonly RowShares rowShares = new();
    private readonly Meeting meeting = new();
    private bool byColumns;

    /// <summary>The cell.</summary>
    public CellRun<T> Cell => cell;

    /// <summary>The caller's arrays.</summary>
    public Exchange<T> Exchange => exchange;

    /// <summary>The rows of each step.</summary>
    public LiveRows Live { get; } = new();

    /// <summary>The sum of the lengths.</summary>
    public long Work { get; private set; }

    /// <summary>How many shares there are.</summary>
    public int ShareCount { get; private set; }

    /// <summary>How many copies of the packed weights are needed.</summary>
    public int Copies => OwnCopies ? ShareCount : 1;

    /// <summary>Whether each share has its own copy of the packed weights.</summary>
    private bool OwnCopies => !byColumns && cell.WeightBytes <= OwnCopyBytes;

    /// <summary>Takes the sizes and the lengths (null: T each).</summary>
    public void Prepare(int batch, int time, int inputs, int[]? sequenceLength, bool forwardOnly)
    {
        exchange.Prepare(batch, time, inputs, sequenceLength);
        cell.Prepare(batch, time, inputs, forwardOnly);
        var masked = sequenceLength is not null;
        if (side.Unrolled && (cell.Names is null || cell.Names.Time != time || cell.Names.Masked != masked))
        {
            cell.Names = new UnrolledNames(time, masked);
        }

        Work = 0;
        foreach (var length in exchange.Length)
        {
            Work += length;
        }

        if (!forwardOnly)
        {
            Live.Set(exchange.Length, time);
        }
    }

    /// <summary>Room to write down every step.</summary>
    public CellTrace<T> NewTrace(int batchSize, int steps) =>
        new(steps, batchSize, [.. cell.Traced, .. cell.States.SelectMany(s => ((string, int)[])[(s.Path, s.Size), (CellTrace<T>.GradientName(s.Path), s.Size)])]);

    /// <summary>Deals the rows out, or the columns: then all shares must run at once.</summary>
    public void Deal(int shares, bool columns)
    {
        (ShareCount, byColumns) = (shares, columns);
        rowShares.Deal(exchange.Length, columns ? 1 : shares);
        meeting.Set(columns ? shares : 1);
    }

    /// <summary>All steps of one share.</summary>
    public void Forward(int share)
    {
        try
        {
            Forward(Portion(share), rowShares.Rows(byColumns ? 0 : share), rowShares.Size(byColumns ? 0 : share));
        }
        catch
        {
            meeting.Break();
            throw;
        }
    }

    /// <summary>All steps of one share, backward.</summary>
    public void Backward(int share, T* zeros)
    {
        try
        {
            Backward(Portion(share), rowShares.Rows(byColumns ? 0 : share), rowShares.Size(byColumns ? 0 : share), zeros);
        }
        catch
        {
            meeting.Break();
            throw;
        }
    }

    /// <summary>Packs the weights for all shares, unless each does it for itself.</summary>
    public void PackForward()
    {
        if (!OwnCopies && !byColumns)
        {
            cell.PackForward(Kernels.Portion.Whole);
        }
    }

    /// <summary>See <see cref="PackForward"/>.</summary>
    public void PackBackward()
    {
        if (!OwnCopies && !byColumns)
        {
            cell.PackBackward(Kernels.Portion.Whole);
        }
    }

    private void Forward(Portion portion, int* rows, int all)
    {
        // of those who share the rows, one sees to what is not the cell's
        var first = portion.Part == 0;
        if (OwnCopies || byColumns)
        {
            cell.PackForward(portion);
        }

        if (first)
        {
            exchange.SetState(rows, all);
            exchange.SetInput(0, rows, exchange.LiveCount(rows, all, 0));
        }

        meeting.Wait();
        var count = all;
        for (var t = 0; (count = exchange.LiveCount(rows, count, t)) > 0; t++)
        {
            for (var phase = 0; phase < cell.ForwardPhases; phase++)
            {
                cell.Forward(phase, portion, t, rows, count);
                if (first && phase == cell.ForwardPhases - 1)
                {
                    exchange.SetInput(t + 1, rows, exchange.LiveCount(rows, count, t + 1));
                }

                meeting.Wait();
            }

            if (first)
            {
                exchange.GetOutput(t, rows, count);
            }
        }

        if (first)
        {
            exchange.GetState(rows, all);
            if (exchange.IsIdle)
            {
                IdleStep<T>.Forward(cell, exchange.X, exchange.Inputs);
            }
        }
    }

    private void Backward(Portion portion, int* rows, int all, T* zeros)
    {
        var first = portion.Part == 0;
        if (OwnCopies || byColumns)
        {
            cell.PackBackward(portion);
        }

        if (first)
        {
            exchange.GetPaddedInputGradient(rows, all);
            if (exchange.IsIdle)
            {
                IdleStep<T>.Backward(cell, zeros, exchange.X, exchange.Inputs);
            }

            exchange.SetStateGradient(rows, all);
        }

        meeting.Wait();
        var cotangents = stackalloc T*[Math.Max(1, all)];
        for (var t = all == 0 ? -1 : exchange.Length[rows[0]] - 1; t >= 0; t--)
        {
            var count = exchange.LiveCount(rows, all, t);
            exchange.GetCotangents(t, rows, count, zeros, cotangents);
            for (var phase = 0; phase < cell.BackwardPhases; phase++)
            {
                cell.Backward(phase, portion, t, rows, count, cotangents);
                meeting.Wait();
            }

            if (first)
            {
                exchange.GetInputGradient(t, rows, count);
            }

            meeting.Wait();
        }

        if (first)
        {
            exchange.GetStateGradient(rows, all);
        }
    }

    private Portion Portion(int share) => byColumns ? new(0, share, ShareCount) : Kernels.Portion.Whole with { Copy = OwnCopies ? share : 0 };
}
