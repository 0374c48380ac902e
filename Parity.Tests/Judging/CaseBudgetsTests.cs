using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Judging;
using Parity.Tests.Comparison;

namespace Parity.Tests.Judging;

/// <summary>What each pair of backends is held to.</summary>
public sealed class CaseBudgetsTests
{
    private static readonly Budget Identical = new Budget.Identical();
    private static readonly Budget Floor = new Budget.Ulps(16, "floor");

    private static readonly Case Canonical = Sample.Row() with
    {
        Cell = new CellSpec { Type = "LSTMCell", NumUnits = 6 },
        Reference = new Reference { TensorFlow = "2.15.1", Isa = "avx512", L1DataBytes = 32768, L2Bytes = 1048576 },
        Spread = new Dictionary<string, double>(StringComparer.Ordinal) { ["outputs"] = 2 },
        Budget = Stated(0),
    };

    private static readonly Case Avx2 = Canonical with { Reference = Canonical.Reference with { Isa = "avx2" } };

    [Fact]
    public void Impl_is_held_to_the_goldens_bits_where_it_has_its_numerics() => Assert.Equal((Identical, ""), Of(Canonical, new ImplBackend(1)));

    [Fact]
    public void Impl_is_held_to_the_floor_where_it_has_not() =>
        Assert.Equal((Floor, "judged within the floor; numerics differ: the arithmetic of Avx2 matrix kernels is not implemented"), Of(Avx2, new ImplBackend(1)));

    [Fact]
    public void Impl_in_other_numerics_is_held_to_the_floor_but_to_the_bits_of_a_TensorFlow_that_has_them()
    {
        using var impl = new ImplBackend(1) { ComputesIn = golden => golden with { OneDnn = true } };
        Assert.Equal((Floor, "judged within the floor; numerics differ: oneDNN on, golden oneDNN off"), Of(Canonical, impl));
        Assert.Equal(Identical, new CaseBudgets(Canonical, impl, new FakeBackend(), BudgetRule.Stated).Of("outputs"));
        Assert.Equal(Floor, new CaseBudgets(Canonical, impl, new FakeBackend { Numerics = "avx2, golden avx512" }, BudgetRule.Stated).Of("outputs"));
    }

    [Fact]
    public void With_oneDNN_on_fused_activations_are_not_known()
    {
        var on = Canonical with { Reference = Canonical.Reference with { OneDnn = true } };
        Assert.Equal((Identical, ""), Of(on, new ImplBackend(1)));
        var gru = on with { Cell = new CellSpec { Type = "GRUCell", NumUnits = 6 } };
        Assert.Equal((Floor, "judged within the floor; numerics differ: oneDNN's fused activations of GRUCell are not known"), Of(gru, new ImplBackend(1)));
        var inside = on with { Cell = new CellSpec { Type = "MultiRNNCell", Cells = [on.Cell, gru.Cell] } };
        Assert.Equal(Floor, Of(inside, new ImplBackend(1)).Budget);
    }

    [Fact]
    public void The_oracle_is_held_to_the_floor() => Assert.Equal((Floor, ""), Of(Canonical, new ScalarBackend()));

    [Fact]
    public void A_live_TensorFlow_is_held_to_bits_only_where_its_numerics_are_the_goldens()
    {
        Assert.Equal((Identical, ""), Of(Canonical, new FakeBackend()));
        Assert.Equal((Floor, "judged within the floor; numerics differ: avx2, golden avx512"), Of(Canonical, new FakeBackend { Numerics = "avx2, golden avx512" }));
    }

    [Fact]
    public void What_is_not_stated_is_assumed_and_said()
    {
        var bare = Canonical with { Reference = new Reference { TensorFlow = "2.15.1" } };
        Assert.Equal((Identical, "assumed: isa avx512, l1d_bytes 32768, l2_bytes 1048576"), Of(bare, new ImplBackend(1)));
    }

    [Fact]
    public void Without_a_spread_the_floor_is_unknown() =>
        Assert.Equal((new Budget.Ulps(16, "floor unknown"), "floor unknown: 16 ulp used"), Of(Canonical with { Spread = null }, new ScalarBackend()));

    [Fact]
    public void A_stated_budget_holds_for_Impl_alone()
    {
        var three = Canonical with { Budget = Stated(3) };
        Assert.Equal(new Budget.Ulps(3, "stated"), Of(three, new ImplBackend(1)).Budget);
        Assert.Equal(Identical, Of(three, new FakeBackend()).Budget);
    }

    [Fact]
    public void Where_none_is_stated_Impl_is_held_to_bits_at_any_size()
    {
        Assert.Equal((Identical, ""), Of(Canonical with { Budget = null }, new ImplBackend(1)));
        Assert.Equal((Identical, ""), Of(Canonical with { Budget = null, Cell = new CellSpec { Type = "LSTMCell", NumUnits = 99 } }, new ImplBackend(1)));
    }

    [Theory]
    [InlineData("identical", "identical")]
    [InlineData("floor", "16 ulp (floor)")]
    [InlineData("ulp=0", "identical")]
    [InlineData("ulp=2.5", "2.5 ulp (asked)")]
    [InlineData("rtol=1e-5,atol=1e-6", "rtol 1e-05, atol 1e-06")]
    public void What_is_asked_for_holds_for_every_pair(string asked, string budget)
    {
        foreach (var row in new[] { Canonical, Avx2 })
        {
            foreach (var backend in new IBackend[] { new ImplBackend(1), new ScalarBackend(), new FakeBackend() })
            {
                Assert.Equal(budget, Of(row, backend, BudgetRule.Parse(asked)).Budget.ToString());
            }
        }
    }

    [Fact]
    public void An_ill_conditioned_case_is_judged_for_bits_or_not_at_all()
    {
        var ill = Canonical with { Spread = new Dictionary<string, double>(StringComparer.Ordinal) { ["outputs"] = 40 } };
        Assert.Null(Make(ill, new ImplBackend(1), BudgetRule.Stated).NotJudged);
        Assert.StartsWith("ill-conditioned", Make(ill, new ScalarBackend(), BudgetRule.Stated).NotJudged, StringComparison.Ordinal);
        Assert.Null(Make(ill, new ImplBackend(1), BudgetRule.Parse("floor")).NotJudged);
        Assert.Null(Make(ill, new ScalarBackend(), BudgetRule.Parse("identical")).NotJudged);
    }

    private static Dictionary<string, double> Stated(double outputs) => new(StringComparer.Ordinal) { ["outputs"] = outputs };

    private static CaseBudgets Make(Case row, IBackend backend, BudgetRule rule) => new(row, backend, new GoldenBackend(), rule);

    private static (Budget Budget, string Notes) Of(Case row, IBackend backend, BudgetRule? rule = null)
    {
        var budgets = Make(row, backend, rule ?? BudgetRule.Stated);
        return (budgets.Of("outputs"), string.Join("; ", budgets.Notes));
    }
}
