using System.CommandLine;
using System.Globalization;
using Parity.Backends.Impl;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Models;
using Parity.Models.Networks;
using Parity.Models.Running;
using Parity.Reports;

namespace Parity.Cli.Commands;

/// <summary><c>parity run</c>: a saved model's network on inputs of the user's.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = WeightsCommand.File();
        var scope = new Option<string?>("--scope") { Description = "Which network of the file: its scope, as 'weights' lists it, or one above it. Can be left out where there is only one.", HelpName = "SCOPE" };
        var inputs = new Option<string>("--inputs") { Description = "An npz with inputs [B, T, I] in the type of the weights, and where they are wanted sequence_length [B] and initial_state/[fw/|bw/][layer/](c|h). In Python: numpy.savez('x.npz', inputs=x, sequence_length=n).", HelpName = "FILE", Required = true };
        var output = Options.Out();
        output.Description = "The npz file to write, whole or not at all: outputs [B, T, H], or outputs/fw and outputs/bw, and the last states, state/[fw/|bw/][layer/](c|h).";
        var timeMajor = new Option<bool>("--time-major") { Description = "inputs and outputs are [T, B, …]." };
        var cell = new Option<string?>("--cell") { Description = "The cell's class, where names and shapes do not tell it: LSTMBlockCell has those of an LSTMCell, GRUBlockCellV2 those of a GRUCell.", HelpName = "CLASS" };
        var forgetBias = Number("--forget-bias", "What was given to the cell's constructor; no variable has it. Default: what a graph in or beside the file has, else 1.");
        var activation = new Option<string?>("--activation") { Description = "Likewise: tanh, relu, sigmoid, identity. Default: the graph's, else tanh.", HelpName = "NAME" };
        var cellClip = Number("--cell-clip", "Likewise. Default: none.");
        var projClip = Number("--proj-clip", "Likewise. Default: none.");
        var numerics = new Option<string>("--numerics") { Description = "Whose bits: canonical (TensorFlow 2.15.1 with oneDNN off), onednn (with it on), 1.15.5.", HelpName = "NAME", DefaultValueFactory = _ => NamedNumerics.Canonical }.AcceptOnlyFromAmong([.. NamedNumerics.All]);
        var threads = Options.Threads();
        var command = new Command("run", "Run a network of a saved TensorFlow 1 model on inputs of yours, without TensorFlow and to its bits.")
        {
            file, scope, inputs, output, timeMajor, cell, forgetBias, activation, cellClip, projClip, numerics, threads,
        };
        command.SetAction(parsed =>
        {
            var choice = new CellChoice
            {
                Type = parsed.GetValue(cell),
                ForgetBias = parsed.GetValue(forgetBias),
                Activation = parsed.GetValue(activation),
                CellClip = parsed.GetValue(cellClip),
                ProjClip = parsed.GetValue(projClip),
            };
            var options = new ModelRunOptions { Numerics = parsed.GetValue(numerics)!, TimeMajor = parsed.GetValue(timeMajor), Threads = Options.Check(parsed.GetValue(threads)) };
            var model = TensorFlowModel.Open(parsed.GetValue(file)!);
            var cells = model.Cells(parsed.GetValue(scope), choice);
            var given = NpzFile.Read(parsed.GetValue(inputs)!);
            var result = cells.Run(given, options);
            NpzFile.Write(parsed.GetValue(output)!, result);
            terminal.Out.WriteLine($"{parsed.GetValue(output)}: {cells.Network.Scope} of {model.Path} ({model.Form}) on {parsed.GetValue(inputs)}");
            Options.Write(terminal, result.Select(r => (r.Key, r.Value.ToString())));
            terminal.Out.WriteLine($"ran as {cells.Network.Driver.Name()} of {(cells.Cell.Type == "LSTMCell" ? "LSTMCell " : string.Empty)}{cells.Cell.Line}, numerics {options.Numerics} (--numerics)");
            Say(terminal, "from the graph: ", [.. cells.Network.Told.Intersect(Untold.Of(cells.Cell), StringComparer.Ordinal)]);
            Say(terminal, "not in the file, as given or TensorFlow's defaults: ", [.. Untold.Of(cells.Cell).Except(cells.Network.Told, StringComparer.Ordinal)]);
            Say(terminal, "note: ", cells.Notes(options));
            Say(terminal, "given and not used: ", ModelCells.Unused(given));
            return ExitCode.Success;
        });
        return command;
    }

    private static Option<double?> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            {
                return value;
            }

            result.AddError($"{name}: expected a number, got '{result.Tokens[0].Value}'");
            return null;
        },
    };

    private static void Say(Terminal terminal, string head, IReadOnlyList<string> words)
    {
        if (words.Count > 0)
        {
            terminal.Out.WriteLine(head + string.Join(", ", words));
        }
    }
}
