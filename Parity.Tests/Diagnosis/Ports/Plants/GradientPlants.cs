using Parity.Cases;
using Parity.Tensors;
using static Parity.Tests.Diagnosis.Ports.TapePort;

namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>Mistakes of the gradients alone: outputs and states are right.</summary>
internal static class GradientPlants
{
    public static IEnumerable<Mistake> All => Made.Select(p => p with { TrueGradients = false });

    private static IEnumerable<Mistake> Made =>
    [
        new("cotangent of the state ignored", "", p => p.Given((_, given) => Scale(given, n => n.StartsWith("cotangent/state/", StringComparison.Ordinal), 0))),
        new("cotangent of the state ignored", "c only", p => p.Given((_, given) => Scale(given, n => n.StartsWith("cotangent/state/", StringComparison.Ordinal) && n.EndsWith("/c", StringComparison.Ordinal), 0))),
        new("cotangent of the outputs only at the last step", "at T", p => p.Given((row, given) => OutputsAt(row, given, (s, _) => s.Time - 1))),
        new("cotangent of the outputs only at the last step", "at the length", p => p.Given((row, given) => OutputsAt(row, given, (s, _) => s.Length - 1))),
        new("cotangent of the outputs only at the last step", "at each direction's own", p => p.Given((row, given) => OutputsAt(row, given, (s, backward) => backward ? 0 : s.Length - 1))),
        new("mean instead of sum over the batch or over time", "batch, weights", p => p.Then((row, result) => Scale(result, IsWeight, 1.0 / Sizes(row, result).Batch))),
        new("mean instead of sum over the batch or over time", "batch, everything", p => p.Then((row, result) => Scale(result, IsGradient, 1.0 / Sizes(row, result).Batch))),
        new("mean instead of sum over the batch or over time", "time, weights", p => p.Then((row, result) => Scale(result, IsWeight, 1.0 / Sizes(row, result).Time))),
        new("mean instead of sum over the batch or over time", "time, cotangents of the outputs", p => p.Given((row, given) => Scale(given, n => n.StartsWith("cotangent/outputs", StringComparison.Ordinal), 1.0 / CaseShape.Of(row, given).Time))),
        new("gradients not accumulated over time", "the last step's", p => p with { Counts = (s, t) => t == s.Length - 1 }),
        new("gradients not accumulated over time", "overwritten: the first step's", p => p with { Counts = (_, t) => t == 0 }),
        new("gradients truncated", "every 2 steps", p => p with { StopsC = (_, t) => t % 2 == 0, StopsH = (_, t) => t % 2 == 0 }) { Parameter = 2 },
        new("gradients truncated", "every 3 steps, rows that have ended too", p => p with { PastLength = TapePort.Carry.Freeze, LastC = s => s.Time, LastH = s => s.Time, StopsC = (_, t) => t % 3 == 0, StopsH = (_, t) => t % 3 == 0 }) { Parameter = 3 },
        new("gradients truncated", "the last 3 steps", p => p with { StopsC = (s, t) => t == s.Length - 3, StopsH = (s, t) => t == s.Length - 3 }) { Parameter = 3 },
        new("bias gradient missing", "", p => p.Then((_, result) => Scale(result, n => IsWeight(n) && n.EndsWith("/bias", StringComparison.Ordinal), 0))),
        new("dx of padded steps not zero", "", p => p with { PastLength = Carry.Freeze, GradientReachesPadding = true, LastC = s => s.Time, LastH = s => s.Time }),
        new("gradients clipped by global norm", "1, of all", p => p.Then((_, result) => Clip(result, IsGradient, 1))) { Parameter = 1 },
        new("gradients clipped by global norm", "5, of the weights'", p => p.Then((_, result) => Clip(result, IsWeight, 5))) { Parameter = 5 },
    ];

    /// <summary>Multiplies arrays of some names, in their own arithmetic.</summary>
    public static void Scale(TensorSet arrays, Func<string, bool> which, double factor)
    {
        foreach (var (name, tensor) in arrays.Where(p => which(p.Key)).ToList())
        {
            arrays[name] = Tensor.Of(Enumerable.Range(0, tensor.Count).Select(i => tensor.At(i) * factor).ToArray(), tensor.Shape).To(tensor.DType);
        }
    }

    private static bool IsGradient(string name) => name.StartsWith("gradient/", StringComparison.Ordinal);

    private static bool IsWeight(string name) => name.StartsWith("gradient/weights/", StringComparison.Ordinal);

    private static (int Batch, int Time) Sizes(Case row, TensorSet result)
    {
        var shape = result["gradient/inputs"].Shape;
        return row.TimeMajor ? (shape[1], shape[0]) : (shape[0], shape[1]);
    }

    private static void OutputsAt(Case row, TensorSet given, Func<RowSpan, bool, int> place)
    {
        var shape = CaseShape.Of(row, given);
        foreach (var (name, tensor) in given.Under("cotangent/outputs").ToList())
        {
            given[name] = Tensor.Of(Enumerable.Range(0, tensor.Count).Select(i => Kept(tensor.Unravel(i)) ? tensor.At(i) : 0).ToArray(), tensor.Shape).To(tensor.DType);
            bool Kept(int[] index)
            {
                var (n, t) = row.TimeMajor ? (index[1], index[0]) : (index[0], index[1]);
                return t == place(new RowSpan(shape.Length(n), shape.Time, false), name.EndsWith("/bw", StringComparison.Ordinal));
            }
        }
    }

    private static void Clip(TensorSet result, Func<string, bool> which, double limit)
    {
        var norm = Math.Sqrt(result.Where(p => which(p.Key)).Sum(p => Enumerable.Range(0, p.Value.Count).Sum(i => p.Value.At(i) * p.Value.At(i))));
        Scale(result, which, limit / Math.Max(norm, limit));
    }
}
