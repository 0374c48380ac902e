using System.CommandLine;
using System.Globalization;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Reports;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary><c>parity list</c>: the table of cases.</summary>
internal static class ListCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var filters = Options.Filters();
        var fixtures = Options.Fixtures();
        var json = new Option<bool>("--json") { Description = "The built-in table as JSON, with the graphs that tools/export is to make for it." };
        var command = new Command("list", "List the cases of a fixture folder.") { filters, fixtures, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                terminal.Out.WriteLine(Table());
                return ExitCode.Success;
            }

            var folder = FixtureFolder.Open(Options.Folder(parsed.GetValue(fixtures)));
            var filter = new CaseFilter(parsed.GetValue(filters) ?? []);
            var rows = folder.Cases.Where(filter.Matches).ToList();
            foreach (var row in rows)
            {
                terminal.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Id,-32} {row.Driver.Name(),-25} {row.DType.Name()} {row.Cell.Line}{(row.TimeMajor ? " time-major" : string.Empty)}"));
            }

            var errors = folder.Errors.Where(e => filter.MatchesId(e.Id)).ToList();
            foreach (var error in errors)
            {
                terminal.Err.WriteLine($"parity: {error.Line}");
            }

            terminal.Out.WriteLine($"{(rows.Count == 1 ? "1 case" : $"{rows.Count} cases")} in {folder.Path}");
            return errors.Count > 0 ? ExitCode.BadInput : rows.Count == 0 ? ExitCode.NothingCompared : ExitCode.Success;
        });
        return command;
    }

    private static string Table()
    {
        var rows = CaseTable.All;
        var made = rows.Where(r => r.MadeBy is null).ToList();
        var graphs = made.SelectMany(r => new[] { r.Graph with { DType = DType.Float32 }, r.Graph with { DType = DType.Float64 } }).Concat(CaseTable.LiveOnly.Select(r => r.Graph)).DistinctBy(g => g.Name, StringComparer.Ordinal).OrderBy(g => g.Name, StringComparer.Ordinal);
        var cells = made.Select(r => r.CellGraph).OfType<CellGraphSpec>().DistinctBy(g => g.Name, StringComparer.Ordinal).OrderBy(g => g.Name, StringComparer.Ordinal);
        return ReportJson.Render(
            new
            {
                Format = 1,
                Cases = rows.Select(r => new
                {
                    r.Id,
                    Driver = r.Driver.Name(),
                    r.Cell,
                    r.Batch,
                    r.Time,
                    r.Inputs,
                    r.TimeMajor,
                    Dtype = r.DType.Name(),
                    SequenceLength = r.Lengths,
                    r.InitialState,
                    r.Seed,
                    r.MadeBy,
                    Graph = r.Driver == Driver.InitialWeights ? r.Id : r.Graph.Name,
                    CellGraph = r.CellGraph?.Name,
                }),
                Goldens = rows.Where(r => r.MadeBy is not null && r.Driver != Driver.InitialWeights).Select(r => new
                {
                    r.Id,
                    Tensorflow = r.MadeBy,
                    Onednn = r.OneDnn,
                    r.Twin,
                    Graph = GraphJson.Of([r.Graph]).Single(),
                    r.Batch,
                    r.Time,
                    r.Lengths,
                    r.Seed,
                }),
                Graphs = GraphJson.Of(graphs),
                CellGraphs = cells.Select(g => new { g.Name, g.Cell, g.Inputs, Dtype = g.DType.Name() }),
            });
    }
}
