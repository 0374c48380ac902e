using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Impl.Drivers;

/// <summary>
/// One direction of an unrolled network. The cell runs in the direction's own time; where the direction is reversed, own step t of a row of
/// length L is step L−1−t of the caller's arrays, which is what <c>reverse_sequence</c> before and after does. Rows past their length are
/// not run: their outputs are zeros and their state stays, and what TensorFlow adds for them is an exact zero.
/// </summary>
internal sealed unsafe class Direction<T>(CellRun<T> cell, bool reversed, bool timeMajor)
    where T : unmanaged, INumberBase<T>
{
    /// <summary>What a core's own cache holds of weights.</summary>
    private const long OwnCopyBytes = 1 << 20;

    private static readonly Portion Whole = new(0, 0, 1);
    private readonly Meeting meeting = new();
    private int[] length = [];
    private bool byColumns;
    private bool masked;
    private int bound;
    private int batch;
    private int time;
    private int inputs;
    private int outputs;

    /// <summary>The cell.</summary>
    public CellRun<T> Cell => cell;

    /// <summary>The rows of each share.</summary>
    public RowShares Shares { get; } = new();

    /// <summary>The rows of each step.</summary>
    public LiveRows Live { get; } = new();

    /// <summary>The sum of the lengths.</summary>
    public long Work { get; private set; }

    /// <summary>The caller's arrays of the pass to come: x and outputs, or their gradients and cotangents (null is zeros).</summary>
    public T* X { get; set; }

    /// <summary>See <see cref="X"/>.</summary>
    public T* Y { get; set; }

    /// <summary>The caller's state arrays that are read, each <c>[B, size]</c>; null is zeros.</summary>
    public T*[] StateIn { get; } = new T*[cell.States];

    /// <summary>The caller's state arrays that are written; null is not wanted.</summary>
    public T*[] StateOut { get; } = new T*[cell.States];

    /// <summary>Takes the sizes and the lengths (null: T each).</summary>
    public void Prepare(int batchSize, int steps, int inputSize, int[]? sequenceLength, bool forwardOnly)
    {
        (batch, time, inputs, outputs) = (batchSize, steps, inputSize, cell.StateSize(cell.States - 1));
        masked = sequenceLength is not null;
        if (length.Length != batch)
        {
            length = new int[batch];
        }

        Work = 0;
        bound = 1;
        for (var n = 0; n < batch; n++)
        {
            length[n] = sequenceLength?[n] ?? time;
            Work += length[n];
            bound = Math.Max(bound, length[n]);
        }

        cell.Prepare(batch, time, inputs, forwardOnly);
        if (!forwardOnly)
        {
            Live.Set(length, time);
        }
    }

    /// <summary>Room to write down every step.</summary>
    public CellTrace<T> NewTrace(int batchSize, int steps) =>
        new(steps, batchSize, [.. cell.Traced, .. cell.StateNames.SelectMany((name, s) => ((string, int)[])[(name, cell.StateSize(s)), ("d" + name, cell.StateSize(s))])]);

    /// <summary>Whether each share has its own copy of the packed weights.</summary>
    private bool OwnCopies => !byColumns && cell.WeightBytes <= OwnCopyBytes;

    /// <summary>How many shares there are.</summary>
    public int ShareCount { get; private set; }

    /// <summary>How many copies of the packed weights are needed.</summary>
    public int Copies => OwnCopies ? ShareCount : 1;

    /// <summary>Deals the rows out, or the columns: then all shares must run at once.</summary>
    public void Deal(int shares, bool columns)
    {
        (ShareCount, byColumns) = (shares, columns);
        Shares.Deal(length, columns ? 1 : shares);
        meeting.Set(columns ? shares : 1);
    }

    /// <summary>All steps of one share.</summary>
    public void Forward(int share)
    {
        try
        {
            Forward(Portion(share), Shares.Rows(byColumns ? 0 : share), Shares.Size(byColumns ? 0 : share));
        }
        catch
        {
            meeting.Break();
            throw;
        }
    }

    /// <summary>All steps of one share, backward: <see cref="X"/> receives the inputs' gradient, <see cref="Y"/> is the outputs' cotangent.</summary>
    public void Backward(int share, T* zeros)
    {
        try
        {
            Backward(Portion(share), Shares.Rows(byColumns ? 0 : share), Shares.Size(byColumns ? 0 : share), zeros);
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
            cell.PackForward(Whole);
        }
    }

    /// <summary>See <see cref="PackForward"/>.</summary>
    public void PackBackward()
    {
        if (!OwnCopies && !byColumns)
        {
            cell.PackBackward(Whole);
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
            SetState(rows, all);
            SetInput(0, rows, LiveCount(rows, all, 0));
        }

        meeting.Wait();
        var count = all;
        for (var t = 0; (count = LiveCount(rows, count, t)) > 0; t++)
        {
            for (var phase = 0; phase < cell.Phases; phase++)
            {
                cell.Forward(phase, portion, t, rows, count);
                if (first && phase == cell.Phases - 1)
                {
                    SetInput(t + 1, rows, LiveCount(rows, count, t + 1));
                }

                meeting.Wait();
            }

            if (first && Y is not null)
            {
                for (var r = 0; r < count; r++)
                {
                    Copy(cell.Output(t, rows[r]), Y + (Place(rows[r], t) * outputs), outputs);
                }
            }
        }

        if (first)
        {
            GetState(rows, all);
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
            SetStateGradient(rows, all);
        }

        meeting.Wait();
        var cotangents = stackalloc T*[Math.Max(1, all)];
        for (var t = all == 0 ? -1 : length[rows[0]] - 1; t >= 0; t--)
        {
            var count = 0;
            for (; count < all && length[rows[count]] > t; count++)
            {
                cotangents[count] = Y is null ? zeros : Y + (Place(rows[count], t) * outputs);
            }

            for (var phase = 0; phase < cell.Phases; phase++)
            {
                cell.Backward(phase, portion, t, rows, count, cotangents);
                meeting.Wait();
            }

            if (first)
            {
                GetInputGradient(t, rows, count);
            }

            meeting.Wait();
        }

        for (var r = 0; first && r < all; r++)
        {
            for (var s = 0; s < cell.States && StateOut[s] is not null; s++)
            {
                Copy(cell.StateGradient(s, rows[r]), StateOut[s] + ((nint)rows[r] * cell.StateSize(s)), cell.StateSize(s));
            }
        }
    }

    private Portion Portion(int share) => byColumns ? new(0, share, ShareCount) : Whole with { Copy = OwnCopies ? share : 0 };

    private void SetState(int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            for (var s = 0; s < cell.States; s++)
            {
                Copy(StateIn[s] is null ? null : StateIn[s] + ((nint)rows[r] * cell.StateSize(s)), cell.State(s, 0, rows[r]), cell.StateSize(s));
            }
        }
    }

    private void SetInput(int t, int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            Copy(X + (Place(rows[r], t) * inputs), cell.Input(t, rows[r]), inputs);
        }
    }

    private void GetState(int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            if (Y is not null)
            {
                ClearPadding(rows[r], Y, outputs);
            }

            for (var s = 0; cell.Trace is not null && s < cell.States; s++)
            {
                WritePadding(cell.Trace, cell.StateNames[s], rows[r], cell.State(s, length[rows[r]], rows[r]), cell.StateSize(s));
            }

            for (var s = 0; s < cell.States && StateOut[s] is not null; s++)
            {
                Copy(cell.State(s, length[rows[r]], rows[r]), StateOut[s] + ((nint)rows[r] * cell.StateSize(s)), cell.StateSize(s));
            }
        }
    }

    private void SetStateGradient(int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            ClearPadding(n, X, inputs);
            for (var s = 0; s < cell.States; s++)
            {
                Copy(StateIn[s] is null ? null : StateIn[s] + ((nint)n * cell.StateSize(s)), cell.StateGradient(s, n), cell.StateSize(s));
                if (masked && length[n] < bound)
                {
                    Sum<T>.AddZero(cell.StateGradient(s, n), cell.StateSize(s));
                }

                if (cell.Trace is not null)
                {
                    WritePadding(cell.Trace, "d" + cell.StateNames[s], n, cell.StateGradient(s, n), cell.StateSize(s));
                }
            }
        }
    }

    private void WritePadding(CellTrace<T> trace, string name, int n, T* state, int size)
    {
        for (var t = length[n]; t < time; t++)
        {
            new ReadOnlySpan<T>(state, size).CopyTo(trace.Row(name, t, n));
        }
    }

    private void GetInputGradient(int t, int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            Copy(cell.InputGradient(rows[r]), X + (Place(rows[r], t) * inputs), inputs);

            // with lengths given TensorFlow adds the part of a state's gradient that its select passed by: 0 for a row at work
            for (var s = 0; masked && s < cell.States; s++)
            {
                Sum<T>.AddZero(cell.StateGradient(s, rows[r]), cell.StateSize(s));
            }
        }
    }

    private static void Copy(T* from, T* to, int count)
    {
        if (from is null)
        {
            new Span<T>(to, count).Clear();
        }
        else
        {
            new ReadOnlySpan<T>(from, count).CopyTo(new Span<T>(to, count));
        }
    }

    private int LiveCount(int* rows, int count, int t)
    {
        for (; count > 0 && length[rows[count - 1]] <= t; count--)
        {
        }

        return count;
    }

    /// <summary>The row of the caller's <c>[B, T, …]</c> or <c>[T, B, …]</c> array that holds own step t of row n.</summary>
    private nint Place(int n, int t)
    {
        var at = reversed ? length[n] - 1 - t : t;
        return timeMajor ? ((nint)at * batch) + n : ((nint)n * time) + at;
    }

    private void ClearPadding(int n, T* array, int size)
    {
        for (var t = length[n]; t < time; t++)
        {
            new Span<T>(array + ((timeMajor ? ((nint)t * batch) + n : ((nint)n * time) + t) * size), size).Clear();
        }
    }
}
