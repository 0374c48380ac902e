using Parity.Tensors;

namespace Parity.Tests.Cli;

/// <summary>The forms of <c>--budget</c>, on a golden of which one output is off by 3 ULP of the largest.</summary>
public sealed class BudgetOptionTests : IDisposable
{
    private const string Id = "uni-ragged";
    private const double Off = 3;
    private readonly FixtureCopy _fixtures = new FixtureCopy(Id).Change(Id, a => Move(a["outputs"]));

    public void Dispose() => _fixtures.Dispose();

    [Theory]
    [InlineData(1, null)]
    [InlineData(1, "identical")]
    [InlineData(0, "floor")]
    [InlineData(1, "ulp=0")]
    [InlineData(1, "ulp=2.99")]
    [InlineData(0, "ulp=3")]
    [InlineData(0, "ulp=1e9")]
    [InlineData(0, "atol=1e-6")]
    [InlineData(0, "rtol=1e-4,atol=0")]
    [InlineData(0, "rtol=0,atol=1e-6")]
    [InlineData(1, "rtol=0,atol=1e-9")]
    [InlineData(1, "rtol=1e-9")]
    public void It_decides(int code, string? budget)
    {
        var run = _fixtures.Check(budget is null ? [] : ["--budget", budget]);
        Assert.Equal((code, ""), (run.Code, run.Err));
        Assert.EndsWith(code == 0 ? ", 1 within budget, 0 not" : ", 0 within budget, 1 not", run.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(code == 1, run.Lines.Contains($"  reproduce: parity check {Id} --backend impl{(budget is null ? "" : $" --budget {budget}")} --fixtures {_fixtures.Path}", StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_report_says_would_pass_does()
    {
        var line = Assert.Single(_fixtures.Check().Lines, l => l.StartsWith("    would pass with ", StringComparison.Ordinal));
        Assert.StartsWith("    would pass with ulp=3, or rtol=0,atol=", line, StringComparison.Ordinal);
        Assert.All(line["    would pass with ".Length..].Split(", or "), budget => Assert.Equal(0, _fixtures.Check("--budget", budget).Code));
    }

    private static void Move(Tensor outputs)
    {
        var ulp = Parity.Comparison.Metric.Ulp(outputs.DType, Parity.Comparison.Metric.Largest(outputs));
        outputs.As<float>()[0] = (float)(outputs.At(0) + (Off * ulp));
    }
}
