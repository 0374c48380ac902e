using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>What an LSTM writes down of a step.</summary>
internal static unsafe class LstmTrace
{
    private static readonly string[] Gates = ["i", "j", "f", "o"];

    /// <summary>The arrays besides the states and their gradients.</summary>
    public static IReadOnlyList<(string Name, int Width)> Parts(int units) => [("z", 4 * units), .. Gates.Select(gate => (gate, units)), ("dz", 4 * units)];

    /// <summary>z, the gates and the new state, after the last phase.</summary>
    public static void Forward<T>(CellTrace<T> trace, LstmRun<T> run, int t, int* rows, int count, Portion portion, T* z, Dense<T> layer)
        where T : unmanaged, INumberBase<T>
    {
        var units = run.States[0].Size;
        var (from, to) = portion.Elements<T>(units);
        var (firstOutput, nextOutput) = portion.Elements<T>(run.OutputSize);
        for (var r = 0; r < count; r++)
        {
            var n = rows[r];
            for (var gate = 0; gate < Gates.Length; gate++)
            {
                var at = gate * units;
                trace.WriteSum("z", t, n, at + from, at + to, z + ((nint)n * layer.OutputStride), layer.Bias);
                trace.Write(Gates[gate], t, n, from, to, run.Gates(t, n) + at);
            }

            trace.Write("c", t, n, from, to, run.State(0, t + 1, n));
            trace.Write("h", t, n, firstOutput, nextOutput, run.Output(t, n));
        }
    }

    /// <summary>What reaches the state from outside the step.</summary>
    public static void StateGradient<T>(CellTrace<T> trace, LstmRun<T> run, int t, int* rows, int count, Portion portion, T** cotangents)
        where T : unmanaged, INumberBase<T>
    {
        var (from, to) = portion.Elements<T>(run.States[0].Size);
        var (firstOutput, nextOutput) = portion.Elements<T>(run.OutputSize);
        for (var r = 0; r < count; r++)
        {
            trace.Write("dc", t, rows[r], from, to, run.StateGradient(0, rows[r]));
            trace.WriteSum("dh", t, rows[r], firstOutput, nextOutput, cotangents[r], run.StateGradient(1, rows[r]));
        }
    }

    /// <summary>The gates' gradient.</summary>
    public static void GatesGradient<T>(CellTrace<T> trace, LstmRun<T> run, int t, int* rows, int count, Portion portion)
        where T : unmanaged, INumberBase<T>
    {
        var units = run.States[0].Size;
        var (from, to) = portion.Elements<T>(units);
        for (var r = 0; r < count; r++)
        {
            for (var gate = 0; gate < Gates.Length; gate++)
            {
                trace.Write("dz", t, rows[r], (gate * units) + from, (gate * units) + to, run.Gates(t, rows[r]));
            }
        }
    }
}
