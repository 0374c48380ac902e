using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Kernels;

namespace Parity.Impl.Drivers;

/// <summary>
/// What goes between the caller's arrays and a cell at work in one direction. The cell runs in the direction's own time; where the direction is
/// reversed, own step t of a row of length L is step L−1−t of the caller's arrays, which is what <c>reverse_sequence</c> before and after does.
/// Past its length a row's outputs are zeros and its state stays.
/// </summary>
internal sealed unsafe class Exchange<T>(CellRun<T> cell, Side side)
    where T : unmanaged, INumberBase<T>
{
    private int[] length = [];
    private bool masked;
    private int bound;
    private int batch;
    private int time;
    private int inputs;
    private int outputs;

    /// <summary>The rows' lengths.</summary>
    public ReadOnlySpan<int> Length => length;

    /// <summary>The caller's arrays of the pass to come: x and outputs, or their gradients and cotangents (null is zeros, or not wanted).</summary>
    public T* X { get; set; }

    /// <summary>How the contributions to the inputs' gradient come together.</summary>
    public InputGradients<T> InputGradients { get; } = new(cell);

    /// <summary>See <see cref="X"/>.</summary>
    public T* Y { get; set; }

    /// <summary>The caller's state arrays that are read, each <c>[B, size]</c>; null is zeros.</summary>
    public T*[] StateIn { get; } = new T*[cell.States.Length];

    /// <summary>The caller's state arrays that are written; null is not wanted.</summary>
    public T*[] StateOut { get; } = new T*[cell.States.Length];

    /// <summary>Whether the batch is one row of length 0 (see <see cref="IdleStep{T}"/>).</summary>
    public bool IsIdle => !side.Unrolled && batch == 1 && length[0] == 0;

    /// <summary>I.</summary>
    public int Inputs => inputs;

    /// <summary>Takes the sizes and the lengths (null: T each).</summary>
    public void Prepare(int batchSize, int steps, int inputSize, int[]? sequenceLength)
    {
        (batch, time, inputs, outputs) = (batchSize, steps, inputSize, cell.OutputSize);
        (masked, bound) = (sequenceLength is not null, side.Unrolled ? 0 : 1);
        cell.Masked = masked;
        if (length.Length != batch)
        {
            length = new int[batch];
        }

        for (var n = 0; n < batch; n++)
        {
            length[n] = sequenceLength?[n] ?? time;
            bound = Math.Max(bound, length[n]);
        }
    }

    /// <summary>Of rows listed longest first, how many are at work in step t.</summary>
    public int LiveCount(int* rows, int count, int t)
    {
        for (; count > 0 && length[rows[count - 1]] <= t; count--)
        {
        }

        return count;
    }

    /// <summary>The initial state.</summary>
    public void SetState(int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            for (var s = 0; s < cell.States.Length; s++)
            {
                Copy(StateIn[s] is null ? null : StateIn[s] + ((nint)rows[r] * cell.States[s].Size), cell.State(s, 0, rows[r]), cell.States[s].Size);
            }
        }
    }

    /// <summary>The inputs of step t.</summary>
    public void SetInput(int t, int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            Copy(X + (Place(rows[r], t) * inputs), cell.Input(t, rows[r]), inputs);
        }
    }

    /// <summary>The outputs of step t.</summary>
    public void GetOutput(int t, int* rows, int count)
    {
        for (var r = 0; Y is not null && r < count; r++)
        {
            Copy(cell.Output(t, rows[r]), OutputRow(Place(rows[r], t)), outputs);
        }
    }

    /// <summary>The last state, and what comes past the length.</summary>
    public void GetState(int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            if (Y is not null)
            {
                for (var t = length[rows[r]]; t < time; t++)
                {
                    new Span<T>(OutputRow(Row(rows[r], t)), outputs).Clear();
                }
            }

            for (var s = 0; cell.Trace is not null && s < cell.States.Length; s++)
            {
                WritePadding(cell.Trace, cell.States[s].Path, rows[r], cell.State(s, length[rows[r]], rows[r]), cell.States[s].Size);
            }

            for (var s = 0; s < cell.States.Length && StateOut[s] is not null; s++)
            {
                Copy(cell.State(s, length[rows[r]], rows[r]), StateOut[s] + ((nint)rows[r] * cell.States[s].Size), cell.States[s].Size);
            }
        }
    }

    /// <summary>Where the outputs' cotangents of step t are; <paramref name="zeros"/> where there are none.</summary>
    public void GetCotangents(int t, int* rows, int count, T* zeros, T** cotangents)
    {
        for (var r = 0; r < count; r++)
        {
            cotangents[r] = Y is null ? zeros : OutputRow(Place(rows[r], t));
        }
    }

    /// <summary>The state's cotangent.</summary>
    public void SetStateGradient(int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            for (var s = 0; s < cell.States.Length; s++)
            {
                Copy(StateIn[s] is null ? null : StateIn[s] + ((nint)n * cell.States[s].Size), cell.StateGradient(s, n), cell.States[s].Size);
                if (masked && length[n] < (side.Unrolled ? time : bound))
                {
                    Sum<T>.AddZero(cell.StateGradient(s, n), cell.States[s].Size);
                }

                if (cell.Trace is not null)
                {
                    WritePadding(cell.Trace, CellTrace<T>.GradientName(cell.States[s].Path), n, cell.StateGradient(s, n), cell.States[s].Size);
                }
            }
        }
    }

    /// <summary>The inputs' gradient past a row's length: zeros, which can have a sign in the steps that TensorFlow runs.</summary>
    public void GetPaddedInputGradient(int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            for (var t = length[rows[r]]; t < time; t++)
            {
                if (t < bound && cell.SignsPadding)
                {
                    cell.PaddedInputGradient(rows[r]);
                    InputGradients.Put(rows[r], X, Row(rows[r], t) * inputs, inputs);
                }
                else
                {
                    new Span<T>(X + (Row(rows[r], t) * inputs), inputs).Clear();
                }
            }
        }
    }

    /// <summary>The inputs' gradient of step t.</summary>
    public void GetInputGradient(int t, int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            InputGradients.Put(rows[r], X, Place(rows[r], t) * inputs, inputs);

            // with lengths given TensorFlow adds the part of a state's gradient that its select passed by: 0 for a row at work
            for (var s = 0; masked && s < cell.States.Length; s++)
            {
                if (!cell.AddsZero(s))
                {
                    Sum<T>.AddZero(cell.StateGradient(s, rows[r]), cell.States[s].Size);
                }
            }
        }
    }

    /// <summary>Adds this direction's contributions to what comes before them by name, <paramref name="others"/> (see <see cref="InputGradients{T}.AddTo"/>).</summary>
    public void AddInputGradient(T* others)
    {
        var order = InputGradients.SecondIsFirst();
        for (var t = 0; t < time; t++)
        {
            for (var n = 0; n < batch; n++)
            {
                InputGradients.AddTo(others, X, Row(n, t) * inputs, order[t], inputs);
            }
        }
    }

    /// <summary>The initial state's gradient.</summary>
    public void GetStateGradient(int* rows, int count)
    {
        for (var r = 0; r < count; r++)
        {
            for (var s = 0; s < cell.States.Length && StateOut[s] is not null; s++)
            {
                Copy(cell.StateGradient(s, rows[r]), StateOut[s] + ((nint)rows[r] * cell.States[s].Size), cell.States[s].Size);
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

    private void WritePadding(CellTrace<T> trace, string name, int n, T* state, int size)
    {
        for (var t = length[n]; t < time; t++)
        {
            new ReadOnlySpan<T>(state, size).CopyTo(trace.Row(name, t, n));
        }
    }

    /// <summary>The row of the caller's <c>[B, T, …]</c> or <c>[T, B, …]</c> array that holds own step t of row n.</summary>
    private nint Place(int n, int t) => Row(n, side.Reversed ? length[n] - 1 - t : t);

    /// <summary>A row of this direction's outputs, or of their cotangents.</summary>
    private T* OutputRow(nint place) => Y + (((place * side.Of) + (side.Reversed ? side.Of - 1 : 0)) * outputs);

    /// <summary>The row of the caller's array that holds the caller's step t of row n.</summary>
    private nint Row(int n, int t) => side.TimeMajor ? ((nint)t * batch) + n : ((nint)n * time) + t;
}
