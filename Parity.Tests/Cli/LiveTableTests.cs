using Parity.Cli;
using Parity.Cli.Commands;
using Parity.Comparison;
using Parity.Tests.Reports;
using Spectre.Console.Testing;
using Terminal = Parity.Cli.Terminal;

namespace Parity.Tests.Cli;

public sealed class LiveTableTests
{
    [Fact]
    public void Failures_come_first_within_80_columns()
    {
        List<CaseVerdict> verdicts = [Made.Identical(), Made.Identical("b"), Made.Skipped("gru"), Made.Within, Made.Differs, Made.Error with { Id = new string('x', 200) }];
        Snapshot.Match(Drawn(verdicts, "uni-ragged"));
    }

    [Fact]
    public void Failures_end_at_twelve()
    {
        var verdicts = Enumerable.Range(1, 14).Select(k => Made.Error with { Id = FormattableString.Invariant($"case-{k}") }).ToList();
        var drawn = Drawn(verdicts, null);
        Assert.Contains(" case-12 ", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain(" case-13 ", drawn, StringComparison.Ordinal);
        Assert.Contains(" … and 2 cases more ", drawn, StringComparison.Ordinal);
    }

    /// <summary>On a terminal the table takes the place of the lines; the end stays as it is elsewhere.</summary>
    [Fact]
    public void Who_looks_on_sees_it_in_place_of_a_line_a_case()
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new();
        Assert.Equal(0, Parity.Cli.Program.Run(["check", "bi-ragged*"], new Terminal(output, error, interactive: true) { Command = "parity" }));
        Assert.Contains("4 of 4", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("bi-ragged-int64  ", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(CommandLine.Run("check", "bi-ragged*").Lines[^1], output.ToString().TrimEnd().Replace("\u001b[32m", string.Empty, StringComparison.Ordinal).Replace("\u001b[0m", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Drawn(List<CaseVerdict> verdicts, string? at)
    {
        using var console = new TestConsole().Width(120);
        console.Write(new LiveTable(20).Render(verdicts, at));
        Assert.All(console.Lines, l => Assert.InRange(l.Length, 0, 80));
        return console.Output;
    }
}
