using System.CommandLine;
using System.CommandLine.Parsing;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Fixtures;

namespace Parity.Cli.Commands;

/// <summary>Options and arguments that several commands share.</summary>
internal static class Options
{
    /// <summary>FILTER…</summary>
    public static Argument<string[]> Filters()
    {
        var filters = new Argument<string[]>("FILTER")
        {
            Description = "Which cases: globs on the id (bi-*), of which any must match, and key=value pairs (cell=LSTMCell, driver=dynamic_rnn, dtype=float64, time_major=true, num_units=64, tensorflow=2.15*), which must all hold. None: every case.",
            Arity = ArgumentArity.ZeroOrMore,
        };

        filters.Validators.Add(RefuseOptions);
        return filters;
    }

    /// <summary>An argument that takes any number of words takes a misspelt option, too, unless this is among its validators.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(t => t.Value.StartsWith('-')) is { } option)
        {
            result.AddError($"Unrecognized option '{option.Value}'.");
        }
    }

    /// <summary>--fixtures DIR.</summary>
    public static Option<string?> Fixtures() => new("--fixtures")
    {
        Description = "A fixture folder (manifest.json, goldens, graphs); anyone can make one. Default: the folder Fixtures here or above.",
        HelpName = "DIR",
    };

    /// <summary>--tensorflow PATH.</summary>
    public static Option<string?> TensorFlow() => new("--tensorflow")
    {
        Description = "libtensorflow, or a folder with it. Default: PARITY_TENSORFLOW, an importable Python tensorflow, the system's library path.",
        HelpName = "PATH",
    };

    /// <summary>--tensorflow-threads N.</summary>
    public static Option<int> TensorFlowThreads() => new("--tensorflow-threads")
    {
        Description = "TensorFlow's intra-op threads; its bits depend on them. ONEDNN_MAX_CPU_ISA and TF_ENABLE_ONEDNN_OPTS are honoured, too; oneDNN is off unless that is 1.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    /// <summary>--time-limit SECONDS.</summary>
    public static Option<int> TimeLimit() => new("--time-limit")
    {
        Description = "Seconds that TensorFlow, another worker or a port's command may take for one case; then it is ended and the case is an error.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => (int)TensorFlowBackend.DefaultTimeLimit.TotalSeconds,
    };

    /// <summary>--threads N.</summary>
    public static Option<int> Threads() => new("--threads")
    {
        Description = "Threads that Impl may use; results never depend on it. Default: one a processor.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>CASE, the id of one.</summary>
    public static Argument<string> Case() => new("CASE") { Description = "The id of a case (see 'list')." };

    /// <summary>The case of that id.</summary>
    /// <exception cref="BadInputException">There is none, or its entry cannot be understood.</exception>
    public static Case Find(FixtureFolder folder, string id) =>
        folder.Cases.FirstOrDefault(c => c.Id == id)
        ?? throw new BadInputException(folder.Errors.FirstOrDefault(e => e.Id == id)?.Line ?? $"no case '{id}' in {folder.Path}");

    /// <summary>--out FILE.</summary>
    public static Option<string> Out() => new("--out") { Description = "The npz file to write; it is there whole or not at all.", HelpName = "FILE", Required = true };

    /// <summary>The folder that was named, or the built-in one.</summary>
    /// <exception cref="BadInputException">None was named and none is found.</exception>
    public static string Folder(string? named) =>
        named ?? FixtureFolder.Find(Environment.CurrentDirectory) ?? FixtureFolder.Find(AppContext.BaseDirectory)
        ?? throw new BadInputException($"no folder Fixtures with a {Manifest.FileName} in {Environment.CurrentDirectory} or above: name one with --fixtures DIR");

    /// <summary>An option as it is to be typed again, with a blank before it; nothing where it was not given.</summary>
    public static string Again(string name, string? value) =>
        value is null ? string.Empty : value.Any(char.IsWhiteSpace) ? $" {name} \"{value}\"" : $" {name} {value}";

    /// <summary>Writes arrays, a line each.</summary>
    public static void Write(Terminal terminal, IEnumerable<(string Name, string What)> arrays)
    {
        foreach (var (name, what) in arrays)
        {
            terminal.Out.WriteLine($"  {name,-56} {what}");
        }
    }

    /// <summary>Checks a number of threads.</summary>
    /// <exception cref="BadInputException">It is below 1.</exception>
    public static int Check(int threads, string option = "--threads") => threads >= 1 ? threads : throw new BadInputException($"{option}: expected 1 or more, got {threads}");

    /// <summary>Checks a time limit.</summary>
    /// <exception cref="BadInputException">It is below a second, or longer than a timer runs.</exception>
    public static TimeSpan CheckTimeLimit(int seconds) =>
        seconds is >= 1 and <= 1_000_000 ? TimeSpan.FromSeconds(seconds) : throw new BadInputException($"--time-limit: expected 1 to 1000000 seconds, got {seconds}");
}
