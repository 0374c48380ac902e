using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>
/// One direction of one layer of the oracle, row by row: a row of length L makes L steps and no more. Step t of the backward direction is step L−1−t of
/// the inputs, and its output goes to that place.
/// </summary>
internal sealed class ScalarDirection
{
    private readonly CaseShape shape;
    private readonly string direction;
    private readonly OracleRules rules;
    private readonly OracleScope scope;
    private readonly ScalarCell cell;
    private readonly int outputSize;
    private readonly DirectionStates states;
    private readonly DirectionTrace? trace;
    private readonly DirectionGradient? back;
    private readonly Dictionary<string, ScalarWeight> weights = new(StringComparer.Ordinal);

    /// <param name="layer">The layer that it is in.</param>
    /// <param name="shape">The case's sizes.</param>
    /// <param name="given">What the case is given.</param>
    /// <param name="direction"><c>fw</c>, <c>bw</c> or empty.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="scope">How much to compute.</param>
    /// <param name="trace">Where its trace goes; null where it is not wanted.</param>
    public ScalarDirection(LayerSpec layer, CaseShape shape, TensorSet given, string direction, OracleRules rules, OracleScope scope, DirectionTrace? trace)
    {
        (this.shape, this.direction, this.rules, this.scope, this.trace) = (shape, direction, rules, scope, trace);
        outputSize = layer.Cell.OutputSize;
        cell = ScalarCells.Of(new CellWeights(layer.Cell, layer.Inputs, layer.Scope, path => Weight(given, path)), rules);
        states = new DirectionStates(cell.States, layer.States, direction, given, shape.Batch);
        back = scope.Gradients ? new DirectionGradient(rules, shape, cell, states, weights.Values, trace) : null;
    }

    /// <summary>Goes through a row, whose inputs are <c>[T][I]</c>.</summary>
    public RowTape Forward(int n, double[][] inputs)
    {
        var course = new RowCourse(rules, direction == "bw", shape, n);
        var tape = new RowTape(states.Initial(n)) { Course = course, Outputs = new double[]?[shape.Time] };
        Array.Fill(tape.Outputs, new double[outputSize]);
        foreach (var (step, reads, writes, counts) in course.Steps())
        {
            if (step >= scope.Steps)
            {
                tape.Outputs[writes] = null;
                continue;
            }

            var computed = counts || course.RunsPast ? cell.Forward(inputs[reads], tape.State) : null;
            var state = counts ? computed!.State : Past(tape.State, computed);
            tape.Outputs[writes] = counts ? computed!.Output : rules.Time.Output switch
            {
                PastOutput.State => cell.PutsOutState ? state[^1] : tape.LastOutput,
                PastOutput.Computed => computed!.Output,
                PastOutput.Masked => Array.ConvertAll(computed!.Output, h => step < (shape.Lengths ?? [shape.Time]).Max() ? h * 0 : 0),
                PastOutput.Input => inputs[reads],
                _ => tape.Outputs[writes],
            };
            tape.Add(new RowTape.Moment(step, reads, writes, counts) { Cell = computed, State = state });
        }

        var (lastC, lastH) = (tape.UpTo(rules.Time.LastC(course.Length, shape.Time)), tape.UpTo(rules.Time.LastH(course.Length, shape.Time)));
        states.Last(n, part => tape.After(StateParts.IsC(cell.States[part].Path) ? lastC : lastH)[part], known: scope.Steps >= shape.Time);
        trace?.Forward(n, tape, rules.Time.State == PastState.Frozen);
        return tape;
    }

    /// <summary>Goes back through a row, from the cotangents of its outputs <c>[T][H]</c>, and adds to the inputs' gradient <c>[T][I]</c>.</summary>
    public void Backward(int n, RowTape tape, double[][] outputs, double[][] inputs) => back!.Row(n, tape, outputs, inputs);

    /// <summary>Adds the last states, and the gradients of weights and initial states, to a result.</summary>
    public void Put(TensorSet result, TensorSet given)
    {
        states.Put(result, gradients: scope.Gradients);
        foreach (var weight in weights.Values.Where(_ => scope.Gradients))
        {
            result["gradient/" + weight.Name] = Tensor.Of(weight.Gradient, given.Need(weight.Name).Shape);
        }
    }

    private ScalarWeight Weight(TensorSet given, string path)
    {
        if (!weights.TryGetValue(path, out var weight))
        {
            var name = "weights/" + CellVariables.Name(given, direction, path);
            weights[path] = weight = new ScalarWeight(name, given.Need(name).To(DType.Float64).Array<double>());
        }

        return weight;
    }

    private double[][] Past(double[][] before, CellStep? computed) =>
    [
        .. cell.States.Select((s, part) => rules.Time.State.Fate(s.Path) switch
        {
            PastFate.Stays => before[part],
            PastFate.RunsOn => computed!.State[part],
            _ => new double[s.Size],
        }),
    ];
}
