using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;

namespace Parity.Tests.Docs;

/// <summary>docs/cells.md has the table that the tool writes of the goldens.</summary>
public sealed class CellsPageTests
{
    private const string Begin = "<!-- table -->\n";
    private const string End = "<!-- end -->\n";

    [Fact]
    public void The_table_is_what_check_writes()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "table.md");
        var run = CommandLine.Run("check", "--table", file);
        Assert.Equal((0, ""), (run.Code, run.Err));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cells.md"));
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        Assert.Equal(File.ReadAllText(file), page[from..to]);
    }
}
