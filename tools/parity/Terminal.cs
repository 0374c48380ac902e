using Parity.Comparison;
using Parity.Reports;
using Spectre.Console;

namespace Parity.Cli;

/// <summary>Where a command writes: plain lines, or colour and a progress bar where a person looks on.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Errors and progress.</param>
/// <param name="interactive">Whether a person looks on.</param>
public sealed class Terminal(TextWriter output, TextWriter error, bool interactive)
{
    /// <summary>Whether standard output is a terminal.</summary>
    public static bool Interactive => !Console.IsOutputRedirected && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Results.</summary>
    public TextWriter Out => output;

    /// <summary>Errors.</summary>
    public TextWriter Err => error;

    /// <summary>How the user calls this tool: by its name where it is installed, through dotnet in a checkout.</summary>
    public string Command { get; init; } = FindCommand();

    /// <summary>Characters a line of help; null is as many as the terminal has.</summary>
    public int? Width { get; init; }

    private bool Colour => interactive && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Writes a line, coloured by its outcome where a person looks on.</summary>
    public void Write(ReportLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var code = !Colour ? null : line.Tone switch
        {
            CaseOutcome.Identical => "32",
            CaseOutcome.Within => "36",
            CaseOutcome.Skipped => "33",
            null => null,
            _ => "31",
        };
        output.WriteLine(code is null ? line.Text : $"\u001b[{code}m{line.Text}\u001b[0m");
    }

    /// <summary>Goes through items one by one: with a bar where a person looks on, else silently. <paramref name="step"/> returns false to stop.</summary>
    public void Progress<T>(string what, IReadOnlyList<T> items, Func<T, string> name, Func<T, bool> step)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(step);
        if (!interactive)
        {
            _ = items.All(step);
            return;
        }

        Bar().Start(context =>
        {
            var task = context.AddTask(Markup.Escape(what), maxValue: Math.Max(1, items.Count));
            _ = items.All(item =>
            {
                task.Description = Markup.Escape($"{what} {name(item)}");
                var go = step(item);
                task.Increment(1);
                return go;
            });
        });
    }

    /// <summary>Does something that tells, from any thread, what it is at, how many are done and of how many: with a bar where a person looks on, else silently.</summary>
    public TResult Working<TResult>(Func<Action<string, int, int>?, TResult> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return !interactive ? work(null) : Bar().Start(context =>
        {
            var task = context.AddTask(string.Empty);
            return work((what, done, of) =>
            {
                task.Description = Markup.Escape(what);
                task.Value(100.0 * done / Math.Max(1, of));
            });
        });
    }

    private Progress Bar() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(error),
        ColorSystem = Colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    }).Progress().AutoClear(true).Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });

    private static string FindCommand()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Parity.sln")))
            {
                return "dotnet run --project tools/parity -c Release --";
            }
        }

        return "parity";
    }
}
