using Parity.Backends;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Judging;
using Parity.Tensors;

namespace Parity.Tests.Backends.Onnx;

/// <summary>ONNX Runtime against TensorFlow's goldens: outputs and states, all of them within the floor.</summary>
public sealed class OnnxWorkerTests
{
    [Fact]
    public void Every_golden_that_its_operators_can_express_is_within_the_floor()
    {
        using var backend = OnnxWorker.Need();
        var judge = new Judge(backend, new GoldenBackend(), BudgetRule.Stated);
        var verdicts = Repository.Folder.Cases.Select(judge.Run).ToList();
        Assert.Empty(verdicts.Where(v => v.Outcome is not (CaseOutcome.Identical or CaseOutcome.Within or CaseOutcome.Skipped)).Select(v => $"{v.Id}: {v.Outcome} {v.Reason}"));
        Assert.InRange(verdicts.Count(v => v.Outcome != CaseOutcome.Skipped), 343, int.MaxValue);
    }

    [Fact]
    public void Gradients_are_said_to_be_unchecked_and_outputs_and_states_are_owed()
    {
        using var backend = OnnxWorker.Need();
        var verdict = new Judge(backend, new GoldenBackend(), BudgetRule.Stated).Run(Case("bi-ragged-init"));
        Assert.Equal(["outputs/bw", "outputs/fw", "state/bw/c", "state/bw/h", "state/fw/c", "state/fw/h"], verdict.Arrays.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Equal(9, verdict.NotChecked.Count(a => a.Reason == "ONNX's recurrent operators have no gradient"));
        Assert.Equal(CaseOutcome.Differs, new Judge(new Changed(backend, without: "state/bw/c"), new GoldenBackend(), BudgetRule.Stated).Run(Case("bi-ragged-init")).Outcome);
    }

    [Theory]
    [InlineData("bi-ragged-init")]
    [InlineData("uni-lstm-peephole-ragged-init")]
    public void Another_forget_bias_differs(string id)
    {
        using var backend = OnnxWorker.Need();
        Assert.Equal(CaseOutcome.Differs, new Judge(new Changed(backend, row => row with { Cell = row.Cell with { ForgetBias = 0 } }), new GoldenBackend(), BudgetRule.Stated).Run(Case(id)).Outcome);
    }

    /// <summary>Of a row without a step the operators give zeros, in outputs and states; TensorFlow keeps the initial state, and so does the model, by a Where of its own.</summary>
    [Theory]
    [InlineData("bi-ragged-init")]
    [InlineData("uni-gru-ragged-init")]
    [InlineData("uni-rnn-ragged-init")]
    public void A_row_without_a_step_keeps_its_initial_state(string id)
    {
        using var backend = OnnxWorker.Need();
        var row = Case(id);
        var given = CaseArrays.Inputs(FixtureFolder.ReadGolden(row));
        var lengths = given["sequence_length"].As<int>();
        lengths[1] = 0;
        var result = backend.Run(row, given);
        foreach (var (name, state) in result.Under("state/"))
        {
            var width = state.Shape[1];
            Assert.Equal(given["initial_" + name].As<float>().Slice(width, width).ToArray(), state.As<float>().Slice(width, width).ToArray());
        }

        foreach (var (_, y) in result.Under("outputs"))
        {
            var size = y.Count / y.Shape[0];
            Assert.All(y.As<float>().Slice(size, size).ToArray(), v => Assert.Equal(0f, v));
        }
    }

    [Fact]
    public void It_says_its_version()
    {
        using var backend = OnnxWorker.Need();
        Assert.Matches("^ONNX Runtime [0-9.]+, CPU$", backend.Version);
    }

    private static Case Case(string id) => Repository.Folder.Cases.Single(c => c.Id == id);

    /// <summary>The same backend on another case, or without an array.</summary>
    private sealed class Changed(IBackend backend, Func<Case, Case>? change = null, string without = "") : IBackend, IPartial
    {
        public string Name => backend.Name;

        public string? Unavailable => null;

        public string? CannotRun(Case row) => null;

        public string? DoesNotOwe(string array) => ((IPartial)backend).DoesNotOwe(array);

        public TensorSet Run(Case row, TensorSet inputs) => new(backend.Run(change?.Invoke(row) ?? row, inputs).Where(a => a.Key != without));

        public void Dispose()
        {
        }
    }
}
