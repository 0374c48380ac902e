using Parity.Comparison;
using Parity.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Parity.Cli;

/// <summary>Where a command writes: plain lines, or colour and a progress bar where a person looks on.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Errors and progress.</param>
/// <param name="interactive">Whether a person looks on.</param>
public sealed class Terminal(TextWriter output, TextWriter error, bool interactive)
{
    private static readonly TimeSpan BetweenPictures = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether standard output is a terminal.</summary>
    public static bool Interactive => !System.Console.IsOutputRedirected && !System.Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Results.</summary>
    public TextWriter Out => output;

    /// <summary>Errors.</summary>
    public TextWriter Err => error;

    /// <summary>How the user calls this tool: by its name where it is installed, through dotnet in a checkout.</summary>
    public string Command { get; init; } = FindCommand();

    /// <summary>Characters a line of help; null is as many as the terminal has.</summary>
    public int? Width { get; init; }

    /// <summary>Whether a person looks on.</summary>
    public bool IsWatched => interactive;

    private bool HasColour => interactive && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Writes a line, coloured by its outcome where a person looks on.</summary>
    public void Write(ReportLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        output.WriteLine(HasColour && line.Tone is { } tone ? $"\u001b[{30 + Ansi(tone)}m{line.Text}\u001b[0m" : line.Text);
    }

    /// <summary>An outcome's colour, by its number among a terminal's eight.</summary>
    internal static int Ansi(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Identical => 2,
        CaseOutcome.Within => 6,
        CaseOutcome.Skipped => 3,
        _ => 1,
    };

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

    /// <summary>Does work on a thread of its own while what <paramref name="picture"/> draws is to be seen, drawn anew ten times a second. The last stays.</summary>
    public void Live(Func<IRenderable> picture, Action work)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Console(output).Live(picture()).Start(context =>
        {
            var running = Task.Run(work);
            while (!((IAsyncResult)running).AsyncWaitHandle.WaitOne(BetweenPictures))
            {
                context.UpdateTarget(picture());
            }

            context.UpdateTarget(picture());
            running.GetAwaiter().GetResult();
        });
    }

    private IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        ColorSystem = HasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    });

    private Progress Bar() => Console(error).Progress().AutoClear(true).Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });

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
