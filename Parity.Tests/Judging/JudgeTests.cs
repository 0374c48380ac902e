using Parity.Backends;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Judging;
using Parity.Tensors;
using Parity.Tests.Cli;

namespace Parity.Tests.Judging;

/// <summary>What a backend does wrong is a verdict on its case, never the end of the run.</summary>
public sealed class JudgeTests : IDisposable
{
    private readonly FixtureCopy _fixtures = new("uni-ragged");

    public void Dispose() => _fixtures.Dispose();

    [Fact]
    public void The_goldens_own_arrays_are_identical()
    {
        var verdict = Judge(new FakeBackend(Golden));
        Assert.Equal((CaseOutcome.Identical, 6, "fake", "golden"), (verdict.Outcome, verdict.Arrays.Count, verdict.Backend, verdict.Against));
    }

    [Fact]
    public void Every_array_of_the_reference_must_be_given()
    {
        foreach (var name in Golden().Keys)
        {
            var verdict = Judge(new FakeBackend(() => Without(name)));
            Assert.Equal(CaseOutcome.Differs, verdict.Outcome);
            Assert.Equal((name, "missing"), (verdict.Arrays[0].Name, verdict.Arrays[0].Whole));
            Assert.Equal(5, verdict.Arrays.Count(a => a.Outcome == Outcome.Identical));
        }
    }

    [Fact]
    public void A_backend_that_gives_nothing_has_not_passed() => Assert.All(Judge(new FakeBackend(() => [])).Arrays, a => Assert.Equal("missing", a.Whole));

    [Fact]
    public void The_worst_arrays_come_first()
    {
        var verdict = Judge(new FakeBackend(() =>
        {
            var arrays = Golden();
            arrays["state/h"].Bytes[0] ^= 1;
            arrays["state/c"].As<float>()[0] += 1;
            return arrays;
        }), BudgetRule.Parse("floor"));
        Assert.Equal(("state/c", Outcome.Differs), (verdict.Arrays[0].Name, verdict.Arrays[0].Outcome));
        Assert.Equal(("state/h", Outcome.Within), (verdict.Arrays[1].Name, verdict.Arrays[1].Outcome));
        Assert.All(verdict.Arrays.Skip(2), a => Assert.Equal(Outcome.Identical, a.Outcome));
    }

    [Fact]
    public void A_backend_that_fails_is_an_error_with_its_reason()
    {
        var verdict = Judge(new FakeBackend(() => throw new BackendException("the worker is gone")));
        Assert.Equal((CaseOutcome.Error, "the worker is gone"), (verdict.Outcome, verdict.Reason));
    }

    [Fact]
    public void A_case_that_either_side_cannot_run_is_skipped_and_not_run()
    {
        var cannot = new FakeBackend(Golden) { Cannot = "no graph for this case" };
        var verdict = Judge(cannot);
        Assert.Equal((CaseOutcome.Skipped, "no graph for this case", 0, 0), (verdict.Outcome, verdict.Reason, verdict.Arrays.Count, cannot.Runs));
        var other = new FakeBackend(Golden);
        Assert.Equal(CaseOutcome.Skipped, new Judge(other, cannot, BudgetRule.Stated).Run(Row()).Outcome);
        Assert.Equal(0, other.Runs);
    }

    [Fact]
    public void A_comparison_of_no_elements_is_no_pass()
    {
        var nothing = new FakeBackend(() => new TensorSet { ["outputs"] = Tensor.Zeros(DType.Float32, 0, 7, 6) });
        var verdict = new Judge(nothing, nothing, BudgetRule.Stated).Run(Row());
        Assert.Equal((CaseOutcome.BadInput, "nothing to compare: the case has no elements"), (verdict.Outcome, verdict.Reason));
    }

    private CaseVerdict Judge(FakeBackend backend, BudgetRule? rule = null) => new Judge(backend, new GoldenBackend(), rule ?? BudgetRule.Stated).Run(Row());

    private Case Row() => FixtureFolder.Open(_fixtures.Path).Cases[0];

    private TensorSet Golden() => CaseArrays.Results(FixtureFolder.ReadGolden(Row()));

    private TensorSet Without(string name)
    {
        var arrays = Golden();
        arrays.Remove(name);
        return arrays;
    }
}
