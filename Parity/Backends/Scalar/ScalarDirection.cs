using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>
/// One direction of the oracle, row by row: a row of length L makes L steps and no more. Step t of the backward direction is step L−1−t of
/// the inputs, and its output goes to that place.
/// </summary>
internal sealed class ScalarDirection
{
    private readonly Case row;
    private readonly CaseShape shape;
    private readonly TensorSet given;
    private readonly string direction;
    private readonly OracleRules rules;
    private readonly OracleScope scope;
    private readonly string kernelName;
    private readonly string biasName;
    private readonly ScalarLstm cell;
    private readonly double[] x;

    public ScalarDirection(Case row, CaseShape shape, TensorSet given, string direction, OracleRules rules, OracleScope scope)
    {
        (this.row, this.shape, this.given, this.direction, this.rules, this.scope) = (row, shape, given, direction, rules, scope);
        kernelName = "weights/" + CellVariables.Name(given, direction, "kernel");
        biasName = "weights/" + CellVariables.Name(given, direction, "bias");
        x = Read("inputs");
        cell = new ScalarLstm(Read(kernelName), Read(biasName), shape.Units, row.Cell.ForgetBias, rules);
    }

    /// <summary>Runs all rows; the inputs' gradient is added to <paramref name="inputGradient"/>, a trace to <paramref name="trace"/> where there is one.</summary>
    public void Run(TensorSet result, Span<double> inputGradient, DirectionTrace? trace)
    {
        var forward = new DirectionResult(row, shape, given, direction);
        var back = scope.Gradients ? new DirectionGradient(rules, shape, given, direction, cell) : null;
        for (var n = 0; n < shape.Batch; n++)
        {
            var course = new RowCourse(rules, direction == "bw", shape, n);
            var tape = Forward(n, course, forward);
            back?.Row(n, course, tape, t => shape.Place(row.TimeMajor, n, t), inputGradient, trace);
            trace?.Forward(n, tape, rules.Time.State == PastState.Frozen);
        }

        forward.Put(result);
        back?.Put(result, kernelName, biasName);
    }

    private RowTape Forward(int n, RowCourse course, DirectionResult into)
    {
        var tape = new RowTape(RowOrZeros("c", n), RowOrZeros("h", n));
        foreach (var (step, reads, writes, counts) in course.Steps())
        {
            if (step >= scope.Steps)
            {
                into.Unknown(n, writes);
                continue;
            }

            var computed = counts || course.RunsPast ? cell.Forward(x.AsSpan(shape.Place(row.TimeMajor, n, reads) * shape.Inputs, shape.Inputs), tape.C, tape.H) : null;
            var (c, h) = counts ? (computed!.C, computed.H) : Past(tape, computed);
            into.Output(n, writes, counts || rules.Time.Output == PastOutput.Computed ? computed!.H : rules.Time.Output == PastOutput.State ? h : null);
            tape.Add(new RowTape.Moment(step, reads, writes, counts) { Cell = computed, C = c, H = h });
        }

        var (length, time) = (course.Length, shape.Time);
        into.State(n, tape.CAfter(tape.UpTo(rules.Time.LastC(length, time))), tape.HAfter(tape.UpTo(rules.Time.LastH(length, time))), known: scope.Steps >= time);
        return tape;
    }

    private (double[] C, double[] H) Past(RowTape before, ScalarLstm.Step? computed) => rules.Time.State switch
    {
        PastState.Frozen => (before.C, before.H),
        PastState.RunsOn => (computed!.C, computed.H),
        PastState.Zero => (new double[shape.Units], new double[shape.Units]),
        PastState.ZeroC => (new double[shape.Units], before.H),
        PastState.ZeroH => (before.C, new double[shape.Units]),
        PastState.RunsOnC => (computed!.C, before.H),
        PastState.RunsOnH => (before.C, computed!.H),
        _ => (computed!.C, new double[shape.Units]),
    };

    private double[] Read(string name) => given.Need(name).To(DType.Float64).Array<double>();

    private double[] RowOrZeros(string part, int n) =>
        given.Find(Drivers.Path("initial_state", direction, part)) is { } tensor
            ? tensor.To(DType.Float64).Array<double>()[(n * shape.Units)..((n + 1) * shape.Units)]
            : new double[shape.Units];
}
