using System.Globalization;
using System.Text.RegularExpressions;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;

namespace Parity.Tests.Docs;

/// <summary>docs/worked-example.md from its first line to its last: its program is run, its changes are made to it, and what it shows is what comes out.</summary>
public sealed partial class WorkedExampleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_program_is_the_file() => Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs", "example", "bilstm.py")), Blocks()[0].Text);

    [Fact]
    public void Found_and_fixed_one_after_the_other()
    {
        var python = PythonWithNumpy.Need();
        var program = Path.Combine(folder.Path, "bilstm.py");
        var runs = 0;
        foreach (var (kind, text) in Blocks())
        {
            switch (kind)
            {
                case "python":
                    File.WriteAllText(program, text);
                    break;
                case "diff":
                    File.WriteAllText(program, Changed(File.ReadAllText(program), text));
                    break;
                default:
                    runs++;
                    Shows(text, python, program);
                    break;
            }
        }

        Assert.Equal(6, runs);
    }

    private static void Shows(string text, string python, string program)
    {
        var (command, shown) = (text.Split('\n')[0], text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        const string Head = "$ parity diagnose ", Tail = " --port-command 'python3 bilstm.py {in} {out}'";
        Assert.True(command.StartsWith(Head, StringComparison.Ordinal) && command.EndsWith(Tail, StringComparison.Ordinal), command);
        var run = CommandLine.Run("diagnose", command[Head.Length..^Tail.Length], "--port-command", $"{python} '{program}' {{in}} {{out}}");
        var output = Rounded(run.Out);
        var from = 0;
        foreach (var part in Rounded(shown).Split("…\n"))
        {
            var at = output.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0 && (from > 0 || at == 0 || shown.StartsWith('…')), $"not shown as it is:\n{part}\nit is:\n{run.Out}");
            from = at + part.Length;
        }

        Assert.Equal(shown.EndsWith("…\n", StringComparison.Ordinal) ? from : output.Length, from);
    }

    /// <summary>To four digits and without margins: the rest hangs on the machine that numpy's BLAS is made for.</summary>
    private static string Rounded(string text) =>
        Number().Replace(Margin().Replace(text, " of"), m => double.Parse(m.Value, CultureInfo.InvariantCulture).ToString("g4", CultureInfo.InvariantCulture));

    [GeneratedRegex(@" +[0-9.]+ of(?= [0-9.]+ ulp)", RegexOptions.None, 1000)]
    private static partial Regex Margin();

    [GeneratedRegex(@"-?\d+\.\d+(e[+-]\d+)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    /// <summary>A diff of a few places, each with enough around it to be found: lines that stay or go are found together, and lines that stay or come are put there.</summary>
    private static string Changed(string program, string diff) => diff.Split("…\n").Aggregate(program, (now, place) =>
    {
        var lines = place.TrimEnd('\n').Split('\n');
        string Side(char sign) => string.Concat(lines.Where(l => l.Length == 0 || l[0] == ' ' || l[0] == sign).Select(l => (l.Length == 0 ? l : l[1..]) + "\n"));
        Assert.Equal(2, now.Split(Side('-')).Length);
        return now.Replace(Side('-'), Side('+'), StringComparison.Ordinal);
    });

    /// <summary>The blocks of code, each with its language; a run has none.</summary>
    private static List<(string Kind, string Text)> Blocks()
    {
        var parts = File.ReadAllText(Path.Combine(Repository.Root, "docs", "worked-example.md")).Split("```");
        return [.. parts.Where((_, i) => i % 2 == 1).Select(p => (p.Split('\n')[0], p[(p.IndexOf('\n', StringComparison.Ordinal) + 1)..]))];
    }
}
