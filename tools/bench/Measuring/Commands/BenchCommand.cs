using System.CommandLine;
using System.Text;
using Parity.Backends.TensorFlow;
using Parity.Bench.Contenders;
using Parity.Bench.Reports;
using Parity.Bench.Rounds;
using Parity.Bench.Workloads;
using Parity.Cli;
using Parity.Cli.Commands;
using Parity.Fixtures;
using Parity.Reports;

namespace Parity.Bench.Commands;

/// <summary>The command line of the bench.</summary>
public static class BenchCommand
{
    private static readonly string[] Passes = ["forward", "training"];
    private static readonly string[] Lengths = ["full", "ragged"];

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="make">Makes contenders; null is <see cref="Lineup.Make"/>.</param>
    public static RootCommand Create(Terminal terminal, ContenderMaker? make = null)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        make ??= Lineup.Make;
        var shapes = new Argument<string[]>("SHAPE")
        {
            Description = $"Which sizes: B,T,I,H, or a name: {string.Join("; ", Shape.Named.Select(s => $"{s.Name} {s.Sizes}"))}. None: all of these.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        shapes.Validators.Add(Options.RefuseOptions);
        var passes = new Option<string[]>("--pass") { Description = "forward, or training (forward, then the gradients of inputs, kernel and bias). Can be given several times. Default: both.", HelpName = "PASS" }.AcceptOnlyFromAmong(Passes);
        var lengths = new Option<string[]>("--lengths") { Description = "full, or ragged (uniform in 1…T). Can be given several times. Default: both.", HelpName = "LENGTHS" }.AcceptOnlyFromAmong(Lengths);
        var against = new Option<string[]>("--against") { Description = $"Who is timed beside Impl: {string.Join(", ", Lineup.Rivals)}. Can be given several times. Default: all that are here.", HelpName = "NAME" }.AcceptOnlyFromAmong([.. Lineup.Rivals]);
        var fill = new Option<bool>("--fill") { Description = "Time Impl at S2 filled to 10, 25, 50 and 100 %, too: the cost is to go with the sum of the lengths." };
        var cells = new Option<bool>("--cells") { Description = "Time Impl's other cells at S2, too, per operation of their matrix products beside the plain LSTMCell." };
        var goals = new Option<bool>("--goals") { Description = "Hold the ratios against what is aimed at. A goal that is missed does not change the exit code." };
        var threads = new Option<int>("--threads") { Description = "Threads that each contender may use.", HelpName = "N", DefaultValueFactory = _ => 2 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds; in each one every contender is timed once.", HelpName = "N", DefaultValueFactory = _ => new RoundSettings().Rounds };
        var quick = new Option<bool>("--quick") { Description = $"{RoundSettings.Quick.Rounds} short rounds: to see that it works, not how fast." };
        var tensorflow = Options.TensorFlow();
        var graphs = new Option<string?>("--graphs") { Description = "The folder of TensorFlow's graphs. Default: those of the named shapes, which come with the program.", HelpName = "DIR" };
        var list = new Option<bool>("--list-graphs") { Description = "Print the graphs that TensorFlow needs for the shapes, for tools/export, and time nothing." };
        var markdown = new Option<string?>("--markdown") { Description = "Write the report as Markdown to a file.", HelpName = "FILE" };
        var json = new Option<string?>("--json") { Description = "Write the report as JSON to a file, or to standard output instead of the text with '-'.", HelpName = "FILE" };
        var command = new RootCommand(
            """
            Times Impl against libtorch, ONNX Runtime and TensorFlow on the same weights
            and inputs, and prints ratios.

            Each contender has a process of its own and computes first what Impl does,
            or it is not timed. Then they take turns, and only times of the same round
            are divided. What is not on this machine is named and left out.

              bench                       all shapes, passes and lengths: half an hour
              bench S2 --pass training    one shape, one pass
              bench 16,40,80,128 --quick  sizes of your own, a first look
              bench --goals --fill --cells --markdown bench.md

            Exit codes: 0 measured; 1 a contender failed or does not compute what Impl
            does; 2 wrong usage or bad input; 3 nobody here to compare with; 4 a
            contender that was named is not available here; 70 a defect of bench.
            """)
        {
            shapes, passes, lengths, against, fill, cells, goals, threads, rounds, quick, tensorflow, graphs, list, markdown, json,
        };
        command.HelpName = "bench";
        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(shapes) is { Length: > 0 } some ? some.Select(Shape.Parse).Distinct().ToList() : Shape.Named;
            if (parsed.GetValue(list))
            {
                terminal.Out.WriteLine(GraphList.Render(named));
                return ExitCode.Success;
            }

            var chosenPasses = Chosen(parsed.GetValue(passes), Passes).Select(p => Enum.Parse<Pass>(p, ignoreCase: true)).ToList();
            var settings = new BenchSettings
            {
                Workloads = Plan.Of(named, chosenPasses, [.. Chosen(parsed.GetValue(lengths), Lengths).Select(Filling.Parse)]),
                Against = Chosen(parsed.GetValue(against), Lineup.Rivals),
                Named = parsed.GetValue(against) is { Length: > 0 },
                Threads = Options.Check(parsed.GetValue(threads)),
                Rounds = parsed.GetValue(quick) ? RoundSettings.Quick : new RoundSettings { Rounds = Options.Check(parsed.GetValue(rounds), "--rounds") },
                Fill = parsed.GetValue(fill) ? chosenPasses : [],
                Cells = parsed.GetValue(cells) ? chosenPasses : [],
                Goals = parsed.GetValue(goals),
            };
            var location = new TensorFlowLocator().Find(parsed.GetValue(tensorflow));
            var report = new BenchRun(settings, name => make(name, settings.Threads, location, parsed.GetValue(graphs) ?? Path.Combine(AppContext.BaseDirectory, "graphs")), line => terminal.Err.WriteLine($"bench: {line}")).Run();
            Write(report, terminal, parsed.GetValue(markdown), parsed.GetValue(json));
            return report.Exit;
        });
        return command;
    }

    private static IReadOnlyList<string> Chosen(string[]? some, IReadOnlyList<string> all) => some is { Length: > 0 } ? [.. all.Where(some.Contains)] : all;

    private static void Write(BenchReport report, Terminal terminal, string? markdown, string? json)
    {
        if (markdown is not null)
        {
            FileBytes.Write(markdown, Encoding.UTF8.GetBytes(BenchMarkdown.Render(report)));
        }

        if (json is not null and not "-")
        {
            FileBytes.Write(json, Encoding.UTF8.GetBytes(BenchJson.Render(report) + "\n"));
        }

        terminal.Out.WriteLine(json == "-" ? BenchJson.Render(report) : BenchText.Render(report).TrimEnd());
    }
}
