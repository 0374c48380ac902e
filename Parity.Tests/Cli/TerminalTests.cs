using Parity.Cli;
using Parity.Comparison;
using Parity.Reports;

namespace Parity.Tests.Cli;

public sealed class TerminalTests
{
    [Fact]
    public void Lines_are_plain_where_nobody_looks_on() => Assert.Equal("line\n", Written(interactive: false, CaseOutcome.Differs));

    [Theory]
    [InlineData(CaseOutcome.Identical, "32")]
    [InlineData(CaseOutcome.Within, "36")]
    [InlineData(CaseOutcome.Skipped, "33")]
    [InlineData(CaseOutcome.Differs, "31")]
    [InlineData(CaseOutcome.Error, "31")]
    [InlineData(CaseOutcome.BadInput, "31")]
    [InlineData(null, null)]
    public void Lines_have_their_outcomes_colour_where_a_person_does(CaseOutcome? tone, string? code)
    {
        Assert.SkipUnless(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")), "NO_COLOR is set");
        Assert.Equal(code is null ? "line\n" : $"\u001b[{code}mline\u001b[0m\n", Written(interactive: true, tone));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Progress_goes_in_order_and_stops_when_it_is_told(bool interactive)
    {
        using StringWriter output = new(), error = new();
        var seen = new List<int>();
        new Terminal(output, error, interactive).Progress("[counting]", [1, 2, 3, 4], i => $"[{i}]", i =>
        {
            seen.Add(i);
            return i < 3;
        });
        Assert.Equal([1, 2, 3], seen);
        Assert.Empty(output.ToString());
    }

    private static string Written(bool interactive, CaseOutcome? tone)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new();
        new Terminal(output, error, interactive).Write(new ReportLine("line", tone));
        return output.ToString();
    }
}
