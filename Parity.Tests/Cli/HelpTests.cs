using System.Text.RegularExpressions;

namespace Parity.Tests.Cli;

public sealed partial class HelpTests
{
    [Theory]
    [InlineData("root")]
    [InlineData("check", "check")]
    [InlineData("inputs", "inputs")]
    [InlineData("trace", "trace")]
    [InlineData("diagnose", "diagnose")]
    [InlineData("weights", "weights")]
    [InlineData("run", "run")]
    public void Help_is_as_it_was(string name, params string[] command)
    {
        var run = CommandLine.Run([.. command, "--help"]);
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.All(run.Lines, l => Assert.InRange(l.Length, 0, 120));
        Snapshot.Match(Processors().Replace(run.Out, "[default: …]"), name);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("regenerate")]
    [InlineData("doctor")]
    public void Every_command_has_some(string command) =>
        Assert.StartsWith("Description:\n", CommandLine.Run(command, "--help").Out, StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=processor\.\s+)\[default:\s+\d+\]", RegexOptions.None, 1000)]
    private static partial Regex Processors();
}
