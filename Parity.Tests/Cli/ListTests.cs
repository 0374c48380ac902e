using System.Text.Json;
using Parity.Cases;
using Parity.Fixtures;

namespace Parity.Tests.Cli;

public sealed class ListTests
{
    [Fact]
    public void Every_case_is_a_line()
    {
        var run = CommandLine.Run("list");
        Assert.Equal((0, ""), (run.Code, run.Err));
        var ids = run.Lines[..^1].Select(l => l.Split(' ')[0]);
        Assert.Equal(string.Join('\n', FixtureFolder.Open(Repository.Fixtures).Cases.Select(c => c.Id)), string.Join('\n', ids));
        Assert.Equal($"{run.Lines.Length - 1} cases in {Repository.Fixtures}", run.Lines[^1]);
    }

    [Fact]
    public void A_line_says_what_the_case_is()
    {
        using var fixtures = new FixtureCopy("bi-forget-bias-2.5", "uni-b1-float64", "uni-ragged-timemajor");
        var run = CommandLine.Run("list", "--fixtures", fixtures.Path);
        Snapshot.Match(fixtures.Scrub(run.Out));
        Assert.Single(CommandLine.Run("list", "bi-*", "--fixtures", fixtures.Path).Lines[..^1]);
    }

    [Fact]
    public void Bad_entries_are_2_and_no_entries_3()
    {
        using var fixtures = new FixtureCopy("uni-nolen", "uni-t1").Edit("uni-t1", e => e.Remove("driver"));
        var run = CommandLine.Run("list", "--fixtures", fixtures.Path);
        Assert.Equal((2, 2), (run.Code, run.Lines.Length));
        Assert.Contains("case 'uni-t1': ", run.Err, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run("list", "uni-nolen", "--fixtures", fixtures.Path).Code);
        Assert.Equal(3, CommandLine.Run("list", "tri-*", "--fixtures", fixtures.Path).Code);
    }

    [Fact]
    public void Json_is_the_table_and_its_graphs()
    {
        var run = CommandLine.Run("list", "--json");
        Assert.Equal((0, ""), (run.Code, run.Err));
        using var document = JsonDocument.Parse(run.Out);
        var root = document.RootElement;
        Assert.Equal(string.Join('\n', CaseTable.All.Select(r => r.Id)), string.Join('\n', root.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetString())));
        var graphs = Names("graphs").ToHashSet(StringComparer.Ordinal);
        var cells = Names("cell_graphs").ToHashSet(StringComparer.Ordinal);
        Assert.All(CaseTable.All.Where(r => r.MadeBy is null), r => Assert.True(graphs.Contains(r.Graph.Name) && (r.CellGraph is null || cells.Contains(r.CellGraph.Name)), r.Id));

        // a spread needs each graph in the other floating-point type, too
        Assert.Equal(graphs.Count, 2 * graphs.Count(g => g.EndsWith("-f64", StringComparison.Ordinal)));
        Assert.Equal(Names("graphs").Count(), graphs.Count);

        IEnumerable<string> Names(string key) => root.GetProperty(key).EnumerateArray().Select(g => g.GetProperty("name").GetString()!);
    }
}
