using System.CommandLine;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Regeneration;
using Parity.Reports;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary><c>parity regenerate</c>: makes goldens again with the TensorFlow at hand.</summary>
internal static class RegenerateCommand
{
    private sealed record Work(Case Case, Func<TensorSet>? Draw, string? OtherType);

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var filters = Options.Filters();
        var check = new Option<bool>("--check") { Description = "Write nothing; say for each golden: identical, noise (within the floor) or semantic. Exit code 1 if any is semantic." };
        var to = new Option<string?>("--to") { Description = "Write the goldens and the manifest to another folder (graphs are read from the fixture folder).", HelpName = "DIR" };
        var fixtures = Options.Fixtures();
        var tensorflow = Options.TensorFlow();
        var liveThreads = Options.TensorFlowThreads();
        var timeLimit = Options.TimeLimit();
        var command = new Command("regenerate", "Run the graphs in TensorFlow and write goldens and manifest; a golden is rewritten only where a bit differs.")
        {
            filters, check, to, fixtures, tensorflow, liveThreads, timeLimit,
        };
        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(fixtures);
            var folder = named ?? FindTarget();
            var limit = Options.CheckTimeLimit(parsed.GetValue(timeLimit));
            var location = new TensorFlowLocator().Find(parsed.GetValue(tensorflow));
            if (location.Path is null)
            {
                throw new NotAvailableException($"TensorFlow is not available here: {location.Reason}");
            }

            var filter = new CaseFilter(parsed.GetValue(filters) ?? []);
            using var transaction = parsed.GetValue(check) ? null : FixtureTransaction.Begin(parsed.GetValue(to) ?? folder);
            using var regenerator = new Regenerator(location, TensorFlowEnvironment.Inherited(Options.Check(parsed.GetValue(liveThreads), "--tensorflow-threads")), limit);
            var all = All(named, folder, regenerator);
            if (transaction is not null && parsed.GetValue(to) is null)
            {
                Refuse(regenerator, all.Where(w => filter.Matches(w.Case)).Select(w => w.Case));
            }

            // another folder gets what was chosen and nothing else
            var elsewhere = parsed.GetValue(to) is not null;
            return new RegenerateRun(terminal, regenerator, folder, elsewhere, transaction)
                .Run(all.Select(w => (w.Case, w.Draw, w.OtherType, Chosen: filter.Matches(w.Case))).Where(w => w.Chosen || !elsewhere).ToList());
        });
        return command;
    }

    /// <summary>No machine may put its own bits in the place of another's, and none finds out by trying.</summary>
    private static void Refuse(Regenerator regenerator, IEnumerable<Case> cases)
    {
        foreach (var row in cases.Where(c => c.Driver != Driver.InitialWeights && c.MadeWith is null))
        {
            if (ReferenceDifference.Of(regenerator.Reference, row.Reference) is { } difference)
            {
                throw new NotAvailableException($"{row.Id}: the numerics here are not the golden's ({difference}), so nothing was run or written: use --check to compare, or --to DIR");
            }
        }
    }

    /// <summary>A named folder's cases come from its manifest, the built-in ones from the table.</summary>
    private static List<Work> All(string? named, string folder, Regenerator regenerator)
    {
        FixtureTransaction.Recover(folder);
        var stored = File.Exists(Path.Combine(folder, Manifest.FileName)) ? Manifest.Read(folder) : null;
        var errors = stored is null ? [] : named is null ? stored.Errors : FixtureFolder.Open(folder).Errors;
        if (errors.Count > 0)
        {
            // the manifest is written from what was understood: what was not would be lost
            throw new BadInputException(errors[0].Line);
        }

        if (regenerator.Unavailable is { } why)
        {
            throw new NotAvailableException($"TensorFlow is not available here: {why}");
        }

        return named is null
            ? [.. BuiltIn.Cases(folder, stored, () => regenerator.Reference).Select(p => new Work(p.Case, () => CaseDraw.Inputs(p.Row), BuiltIn.OtherType(p.Row)))]
            : [.. FixtureFolder.Open(folder).Cases.Select(c => new Work(c, null, null))];
    }

    private static string FindTarget() =>
        FixtureFolder.Find(Environment.CurrentDirectory)
        ?? (Directory.Exists("Fixtures") ? Path.GetFullPath("Fixtures") : throw new BadInputException($"no folder Fixtures in {Environment.CurrentDirectory} or above: name one with --fixtures DIR"));
}
