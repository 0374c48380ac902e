using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>The way back of one direction: from the last step to the first, row by row, into the gradients of weights, inputs and initial states.</summary>
internal sealed class DirectionGradient
{
    private readonly OracleRules rules;
    private readonly CaseShape shape;
    private readonly TensorSet given;
    private readonly string direction;
    private readonly ScalarLstm cell;
    private readonly double[] outputCotangent;
    private readonly double[] kernelGradient;
    private readonly double[] biasGradient;
    private readonly Tensor initialC;
    private readonly Tensor initialH;

    public DirectionGradient(OracleRules rules, CaseShape shape, TensorSet given, string direction, ScalarLstm cell)
    {
        (this.rules, this.shape, this.given, this.direction, this.cell) = (rules, shape, given, direction, cell);
        outputCotangent = given.Need("cotangent/" + Drivers.Path("outputs", direction)).To(DType.Float64).Array<double>();
        kernelGradient = new double[(shape.Inputs + shape.Units) * 4 * shape.Units];
        biasGradient = new double[4 * shape.Units];
        initialC = Tensor.Zeros(DType.Float64, shape.Batch, shape.Units);
        initialH = Tensor.Zeros(DType.Float64, shape.Batch, shape.Units);
    }

    private PastState State => rules.Back.State ?? rules.Time.State;

    private PastOutput Output => rules.Back.Output ?? rules.Time.Output;

    /// <summary>Goes back through a row.</summary>
    public void Row(int n, RowCourse course, RowTape tape, Func<int, int> place, Span<double> inputGradient, DirectionTrace? trace)
    {
        double[] dc = new double[shape.Units], dh = new double[shape.Units];
        var end = tape.Moments.Count - 1;
        var (lastC, lastH) = rules.Back.StateAtTheEnd ? (end, end) : (tape.UpTo(rules.Time.LastC(course.Length, shape.Time)), tape.UpTo(rules.Time.LastH(course.Length, shape.Time)));
        for (int at = end, later = shape.Time; at >= -1; at--)
        {
            dc = at == lastC ? Sum(dc, Cotangent("c", n)) : dc;
            dh = at == lastH ? Sum(dh, Cotangent("h", n)) : dh;
            for (var still = (at < 0 ? -1 : tape.Moments[at].Step) + 1; still < later; still++)
            {
                trace?.Reached(n, still, dc, dh);
            }

            if (at < 0)
            {
                break;
            }

            var moment = tape.Moments[at];
            later = moment.Step;
            var dy = outputCotangent[(place(moment.Writes) * shape.Units)..((place(moment.Writes) + 1) * shape.Units)];
            dh = moment.Counts || Output == PastOutput.State ? Sum(dh, dy) : dh;
            trace?.Reached(n, moment.Step, dc, dh);
            var (newC, newH, oldC, oldH) = moment.Counts ? (dc, dh, null, null) : Past(dc, dh);
            newH = !moment.Counts && Output == PastOutput.Computed ? Sum(newH, dy) : newH;
            (dc, dh) = (oldC ?? new double[shape.Units], oldH ?? new double[shape.Units]);
            if (moment.Cell is { } step && (newC ?? newH) is not null)
            {
                var gradient = cell.Backward(step, newC ?? new double[shape.Units], newH ?? new double[shape.Units]);
                trace?.Gates(n, moment.Step, gradient.Z);
                Add(gradient.XH.AsSpan(0, shape.Inputs), inputGradient[(place(moment.Reads) * shape.Inputs)..]);
                (dc, dh) = (Sum(dc, gradient.C), Sum(dh, gradient.XH[shape.Inputs..]));
                if (rules.Back.AddsToKernel(moment.Step, course.Length, shape.Time))
                {
                    rules.Products.Outer(step.XH, gradient.Z, kernelGradient);
                }

                if (rules.Back.AddsToBias(moment.Step, course.Length, shape.Time))
                {
                    Add(gradient.Z, biasGradient);
                }
            }

            dc = rules.Back.CutsC(moment.Step, course.Length, shape.Time) ? new double[shape.Units] : dc;
            dh = rules.Back.CutsH(moment.Step, course.Length, shape.Time) ? new double[shape.Units] : dh;
        }

        dc.CopyTo(initialC.As<double>()[(n * shape.Units)..]);
        dh.CopyTo(initialH.As<double>()[(n * shape.Units)..]);
    }

    /// <summary>Adds the gradients to a result.</summary>
    public void Put(TensorSet result, string kernelName, string biasName)
    {
        result["gradient/" + kernelName] = Tensor.Of(kernelGradient, shape.Inputs + shape.Units, 4 * shape.Units);
        result["gradient/" + biasName] = Tensor.Of(biasGradient, 4 * shape.Units);
        if (given.Under("initial_state/").Any())
        {
            result["gradient/" + Drivers.Path("initial_state", direction, "c")] = initialC;
            result["gradient/" + Drivers.Path("initial_state", direction, "h")] = initialH;
        }
    }

    /// <summary>What reaches the step's own c' and h', and what goes past the step to the state before it; null is nothing.</summary>
    private (double[]? NewC, double[]? NewH, double[]? OldC, double[]? OldH) Past(double[] dc, double[] dh) => State switch
    {
        PastState.Frozen => (null, null, dc, dh),
        PastState.RunsOn => (dc, dh, null, null),
        PastState.Zero => (null, null, null, null),
        PastState.ZeroC => (null, null, null, dh),
        PastState.ZeroH => (null, null, dc, null),
        PastState.RunsOnC => (dc, null, null, dh),
        PastState.RunsOnH => (null, dh, dc, null),
        _ => (dc, null, null, null),
    };

    private double[] Cotangent(string part, int n) =>
        given.Need("cotangent/" + Drivers.Path("state", direction, part)).To(DType.Float64).Array<double>()[(n * shape.Units)..((n + 1) * shape.Units)];

    private static double[] Sum(double[]? a, double[] b)
    {
        double[] sum = [.. b];
        Add(a, sum);
        return sum;
    }

    private static void Add(ReadOnlySpan<double> values, Span<double> to)
    {
        for (var k = 0; k < values.Length; k++)
        {
            to[k] += values[k];
        }
    }
}
