using System.Diagnostics;
using Parity.Tests.Rules;

namespace Parity.Tests.Docs;

/// <summary>What docs/arithmetic.md and its pages say about the repository is so: links, files, goldens, rules, tests, and each worked number.</summary>
public sealed class ArithmeticPageTests
{
    /// <summary>The examples.</summary>
    public static TheoryData<string> Computed => [.. ArithmeticExamples.All.Keys];

    [Fact]
    public void Every_link_leads_somewhere()
    {
        Assert.NotEmpty(ArithmeticPages.Links);
        Assert.All(ArithmeticPages.Links, link =>
        {
            var (path, anchor) = link.Target.Split('#') is [var p, var a] ? (p, a) : (link.Target, null);
            Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{link.Page} links {link.Target}");
            Assert.True(anchor is null || ArithmeticPages.Anchors(ArithmeticPages.All[path]).Contains(anchor), $"{link.Page} links {link.Target}, and there is no such heading");
        });
    }

    [Fact]
    public void Every_file_that_holds_a_rule_is_linked() =>
        Assert.Empty(RuleTable.All.Select(m => "Impl/" + m.File).Distinct(StringComparer.Ordinal).Except(ArithmeticPages.Links.Select(l => l.Target), StringComparer.Ordinal));

    [Fact]
    public void Every_golden_that_is_named_is_there() => AreThere(ArithmeticPages.Goldens, Repository.Folder.Cases.Select(c => c.Id));

    [Fact]
    public void Every_rule_that_is_named_is_in_the_table() => AreThere(ArithmeticPages.Rules, RuleTable.All.Select(m => m.Name));

    [Fact]
    public void Every_test_that_is_named_is_there() => AreThere(ArithmeticPages.TestClasses, typeof(ArithmeticPageTests).Assembly.GetTypes().Select(t => t.Name));

    [Theory]
    [MemberData(nameof(Computed))]
    public void Every_worked_number_is_what_Impl_computes(string name)
    {
        var example = Assert.Single(ArithmeticPages.Examples, e => e.Name == name);
        var computed = ArithmeticExamples.All[name];
        Assert.All(example.Lines, l => Assert.True(computed.Contains(l), $"Impl does not compute\n{l}\nbut\n{string.Join('\n', computed)}"));
    }

    /// <summary>2.15.1's lines and oneDNN's where a TensorFlow 2.15.1 with its Python is found, 1.15.5's where <c>PARITY_PYTHON_115</c> names one.</summary>
    [Theory]
    [InlineData("2.15.1")]
    [InlineData("onednn")]
    [InlineData("1.15.5")]
    public void Every_worked_number_is_what_TensorFlow_computes(string whose)
    {
        var printed = Printed(PythonWithTensorFlow.Need(whose));
        var shown = ArithmeticPages.Examples.SelectMany(e => e.Lines.Where(l => l.StartsWith(whose, StringComparison.Ordinal)).Select(l => (e.Name, l))).ToList();
        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(printed));
    }

    [Fact]
    public void Every_example_is_computed() => Assert.Equal(ArithmeticExamples.All.Keys.Order(StringComparer.Ordinal), ArithmeticPages.Examples.Select(e => e.Name).Order(StringComparer.Ordinal));

    private static List<(string Name, string Line)> Printed(string python)
    {
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"{python} '{Path.Combine(Repository.Root, "docs", "arithmetic", "ops.py")}' 2>/dev/null" }, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        var (name, printed) = (string.Empty, new List<(string, string)>());
        foreach (var line in lines)
        {
            name = line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : name;
            printed.Add((name, line));
        }

        return printed;
    }

    private static void AreThere(IEnumerable<string> named, IEnumerable<string> known)
    {
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known, StringComparer.Ordinal));
    }
}
