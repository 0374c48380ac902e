using Parity.Comparison;

namespace Parity.Tests.Comparison;

public sealed class BudgetRuleTests
{
    [Theory]
    [InlineData("identical", BudgetRule.Rule.Identical, 0, 0)]
    [InlineData("floor", BudgetRule.Rule.Floor, 0, 0)]
    [InlineData("ulp=0", BudgetRule.Rule.Ulp, 0, 0)]
    [InlineData("ulp=4.5", BudgetRule.Rule.Ulp, 4.5, 0)]
    [InlineData("rtol=1e-5,atol=1e-6", BudgetRule.Rule.Tolerance, 1e-5, 1e-6)]
    [InlineData("atol=1e-6,rtol=1e-5", BudgetRule.Rule.Tolerance, 1e-5, 1e-6)]
    [InlineData("rtol=1e-5", BudgetRule.Rule.Tolerance, 1e-5, 0)]
    [InlineData("atol=2", BudgetRule.Rule.Tolerance, 0, 2)]
    public void A_rule_is_read(string text, BudgetRule.Rule kind, double first, double second) =>
        Assert.Equal(new BudgetRule(kind, first, second), BudgetRule.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("Identical")]
    [InlineData("strict")]
    [InlineData("ulp")]
    [InlineData("ulp=")]
    [InlineData("ulp=many")]
    [InlineData("ulp=-1")]
    [InlineData("ulp=NaN")]
    [InlineData("ulp=nan")]
    [InlineData("ulp=Infinity")]
    [InlineData("ulp=1e999")]
    [InlineData("ulp=1,5")]
    [InlineData("ulp=1=2")]
    [InlineData("ulp=1,ulp=2")]
    [InlineData("ulp=1,rtol=1")]
    [InlineData("rtol=NaN")]
    [InlineData("rtol=1e-5,atol=NaN")]
    [InlineData("rtol=1,rtol=2")]
    [InlineData("atol=1,atol=2")]
    [InlineData("rtol=1,")]
    [InlineData("ulp=1,identical")]
    [InlineData("tol=1")]
    public void Anything_else_is_refused_in_one_line(string text) =>
        Assert.Equal($"budget '{text}': expected identical, floor, ulp=N or rtol=R,atol=A", Assert.Throws<BadInputException>(() => BudgetRule.Parse(text)).Message);
}
