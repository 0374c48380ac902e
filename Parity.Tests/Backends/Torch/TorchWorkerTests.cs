using Parity.Backends;
using Parity.Backends.Peers;
using Parity.Cases;
using Parity.Comparison;
using Parity.Judging;

namespace Parity.Tests.Backends.Torch;

/// <summary>libtorch against TensorFlow's goldens: outputs, states and gradients, all of them within the floor.</summary>
public sealed class TorchWorkerTests
{
    [Theory]
    [InlineData("torch", 224)]
    [InlineData("impl-torch", 514)]
    public void Every_golden_that_it_can_express_is_within_the_floor(string name, int least)
    {
        using var backend = TorchWorker.Need(name);
        var judge = new Judge(backend, new GoldenBackend(), BudgetRule.Stated);
        var verdicts = Repository.Folder.Cases.Select(judge.Run).ToList();
        Assert.Empty(verdicts.Where(v => v.Outcome is not (CaseOutcome.Identical or CaseOutcome.Within or CaseOutcome.Skipped)).Select(v => $"{v.Id}: {v.Outcome} {v.Reason}"));
        Assert.InRange(verdicts.Count(v => v.Outcome != CaseOutcome.Skipped), least, int.MaxValue);
    }

    [Fact]
    public void Every_golden_of_an_LSTMCell_is_judged_with_its_gradients_unless_it_is_ill_conditioned()
    {
        using var backend = TorchWorker.Need("impl-torch");
        var rows = Repository.Folder.Cases.Where(c => c.Cell.Type == "LSTMCell" && c.Driver != Driver.InitialWeights).ToList();
        Assert.All(rows, r => Assert.Null(backend.CannotRun(r)));
        var verdict = new Judge(backend, new GoldenBackend(), BudgetRule.Stated).Run(rows.First(r => r.Cell is { UsePeepholes: true, NumProj: not null, ProjClip: not null }));
        Assert.Contains("gradient/weights/", string.Join(' ', verdict.Arrays.Select(a => a.Name)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("torch", "bi-ragged-init")]
    [InlineData("impl-torch", "bi-ragged-init")]
    [InlineData("impl-torch", "uni-lstm-peephole-ragged-init")]
    public void Another_forget_bias_differs(string name, string id)
    {
        using var backend = TorchWorker.Need(name);
        var row = Repository.Folder.Cases.Single(c => c.Id == id);
        var judge = new Judge(new Forgetful(backend), new GoldenBackend(), BudgetRule.Stated);
        Assert.Equal(CaseOutcome.Differs, judge.Run(row).Outcome);
    }

    [Theory]
    [InlineData("torch")]
    [InlineData("impl-torch")]
    public void It_says_its_version(string name)
    {
        using var backend = TorchWorker.Need(name);
        Assert.Matches("libtorch [0-9.]+$", backend.Version);
    }

    /// <summary>The same backend without the forget bias.</summary>
    private sealed class Forgetful(IBackend backend) : IBackend
    {
        public string Name => backend.Name;

        public string? Unavailable => null;

        public string? CannotRun(Case row) => null;

        public Tensors.TensorSet Run(Case row, Tensors.TensorSet inputs) => backend.Run(row with { Cell = row.Cell with { ForgetBias = 0 } }, inputs);

        public void Dispose()
        {
        }
    }
}
