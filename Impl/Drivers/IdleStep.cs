using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Kernels;

namespace Parity.Impl.Drivers;

/// <summary>
/// The step of a batch of one row of length 0. TensorFlow's loop runs one all the same, on what is in the padding, and throws its results away. The
/// inputs' gradient is zeros, but a product of one row can give −0.
/// </summary>
internal static unsafe class IdleStep<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Runs it on <paramref name="x"/> <c>[I]</c> from the initial state.</summary>
    public static void Forward(CellRun<T> cell, T* x, int inputs)
    {
        var (trace, row) = (cell.Trace, 0);
        cell.Trace = null;
        new ReadOnlySpan<T>(x, inputs).CopyTo(new Span<T>(cell.Input(0, 0), inputs));
        for (var phase = 0; phase < cell.ForwardPhases; phase++)
        {
            cell.Forward(phase, Portion.Whole, 0, &row, 1);
        }

        cell.Trace = trace;
    }

    /// <summary>Goes back through it from gradients of zero, which <paramref name="zeros"/> are; what is no zero came from what is not finite in the padding.</summary>
    public static void Backward(CellRun<T> cell, T* zeros, T* dx, int inputs)
    {
        var (trace, row) = (cell.Trace, 0);
        cell.Trace = null;
        for (var s = 0; s < cell.States.Length; s++)
        {
            new Span<T>(cell.StateGradient(s, 0), cell.States[s].Size).Clear();
        }

        for (var phase = 0; phase < cell.BackwardPhases; phase++)
        {
            cell.Backward(phase, Portion.Whole, 0, &row, 1, &zeros);
        }

        for (var i = 0; i < inputs; i++)
        {
            var sum = cell.InputGradient(0, 0)[i];
            for (var part = 1; part < cell.InputGradients.Count; part++)
            {
                sum += cell.InputGradient(part, 0)[i];
            }

            dx[i] = sum == T.Zero ? sum : T.Zero;
        }

        cell.Trace = trace;
    }
}
