using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Diagnosis;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis;

/// <summary>Single steps tell a wrong step from a right one that is given something wrong.</summary>
public sealed class StepJudgeTests
{
    private readonly PlantedPort port = new("bi-ragged");

    [Theory]
    [InlineData("forget bias missing", StepKind.StepWrong)]
    [InlineData("gate order", StepKind.StepWrong)]
    [InlineData("backward direction reversed over T instead of by length", StepKind.InputWrong)]
    [InlineData("state zeroed past the end instead of frozen", StepKind.InputWrong)]
    public void A_port_that_can_be_run(string mistake, StepKind kind)
    {
        var way = port.Way(mistake);
        TensorSet Run(Case row, TensorSet inputs)
        {
            var setting = Setting.Of(row, inputs);
            return new(way.Make(setting).Run(setting, OracleScope.Whole).Select(p => KeyValuePair.Create(p.Key, p.Value.To(row.DType))));
        }

        var steps = new Diagnoser { Run = Run }.Diagnose(port.Row, port.With([way])).Steps!;
        Assert.True(steps.FromReference);
        Assert.Equal(kind, steps.Kind);
        Assert.Equal(kind == StepKind.StepWrong, steps.Wrong > 0);
        Assert.Equal(2 * port.Setting.Lengths.Sum(), steps.Judged);
    }

    [Theory]
    [InlineData("forget bias missing", StepKind.StepWrong)]
    [InlineData("backward direction reversed over T instead of by length", StepKind.InputWrong)]
    public void A_port_that_gave_its_states(string mistake, StepKind kind)
    {
        var trace = new TensorSet();
        port.Way(mistake).Make(port.Setting).Run(port.Setting, OracleScope.Whole, trace: trace);
        var steps = new Diagnoser().Diagnose(port.Row, new(port.With([port.Way(mistake)]).Concat(trace.Select(t => KeyValuePair.Create(t.Key, t.Value.To(DType.Float32)))))).Steps!;
        Assert.False(steps.FromReference);
        Assert.Equal(kind, steps.Kind);
    }

    [Fact]
    public void One_that_gave_no_states_is_not_judged() => Assert.Null(new Diagnoser().Diagnose(port.Row, port.With([port.Way("gate order")])).Steps);

    /// <summary>A case without initial states promises none, and a port need not take any.</summary>
    [Fact]
    public void One_that_takes_no_initial_state_is_not_judged()
    {
        TensorSet Run(Case row, TensorSet inputs) => new ScalarBackend().Run(row, new(inputs.Select(p => KeyValuePair.Create(p.Key, p.Key.StartsWith("initial_state/", StringComparison.Ordinal) ? Tensor.Zeros(DType.Float32, p.Value.Shape) : p.Value))));
        var diagnosis = new Diagnoser { Run = Run }.Diagnose(port.Row, port.With([port.Way("backward outputs not reversed back")]));
        Assert.Null(diagnosis.Steps);
        Assert.Equal("the port gives the same from any initial state", diagnosis.StepsNotJudged);
    }

    [Fact]
    public void A_port_that_fails_on_steps_is_still_diagnosed()
    {
        var diagnosis = new Diagnoser { Run = (_, _) => throw new Parity.Backends.BackendException("no") }.Diagnose(port.Row, port.With([port.Way("gate order")]));
        Assert.Equal("gate order", Assert.Single(diagnosis.Causes).Name);
        Assert.Equal("they could not be run: no", diagnosis.StepsNotJudged);
    }

    /// <summary>The case of single steps, run by the reference itself from its own states, ends where the reference's steps do.</summary>
    [Fact]
    public void The_steps_of_a_case_are_the_case()
    {
        var given = CaseArrays.Inputs(port.Golden);
        var trace = new ScalarBackend().Trace(port.Row, given);
        var steps = new StepCases(port.Row, given);
        var result = new ScalarBackend().Run(steps.Case, steps.Inputs(trace));
        foreach (var direction in new[] { "fw", "bw" })
        {
            var after = steps.After(trace, direction, port.Row.Cell.States[1]).Array<float>();
            Assert.All(result[$"state/{direction}/h"].Array<float>().Zip(after), p => Assert.Equal(p.Second, p.First, 1e-6f));
        }
    }
}
