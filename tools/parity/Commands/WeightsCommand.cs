using System.CommandLine;
using Parity.Cases;
using Parity.Models;
using Parity.Models.Networks;
using Parity.Reports;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary><c>parity weights</c>: what is in a saved model.</summary>
internal static class WeightsCommand
{
    /// <summary>FILE.</summary>
    public static Argument<string> File() => new("FILE")
    {
        Description = "A checkpoint (its prefix, its .index, or a folder with a file 'checkpoint'), a frozen GraphDef (.pb), a SavedModel folder, or an npz of weights under TensorFlow's names. No TensorFlow is needed, and nothing in the file is run.",
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = File();
        var command = new Command("weights", "List the variables of a saved TensorFlow 1 model with shape and type, and which cells their names and shapes tell of: class, direction, layer, scope. Every byte that has a checksum is checked.") { file };
        command.SetAction(parsed =>
        {
            var model = TensorFlowModel.Open(parsed.GetValue(file)!);
            model.Check();
            terminal.Out.WriteLine(FormattableString.Invariant($"{model.Path}: {model.Form}, {model.Variables.Count} variables{(model.IsChecked ? ", checksums right" : string.Empty)}"));
            var roles = VariableRoles.Of(model);
            var (name, type) = (roles.Select(r => r.Variable.Name.Length).DefaultIfEmpty().Max(), roles.Select(r => r.Variable.ToString().Length).DefaultIfEmpty().Max());
            foreach (var (variable, role) in roles)
            {
                terminal.Out.WriteLine($"  {variable.Name.PadRight(name)}  {variable.ToString().PadRight(type)}  {role}".TrimEnd());
            }

            foreach (var network in model.Networks)
            {
                Write(terminal, model, network);
            }

            foreach (var misfit in model.Misfits)
            {
                terminal.Out.WriteLine($"not understood: {misfit}");
            }

            if (model.Networks.Count == 0)
            {
                terminal.Out.WriteLine($"no network is recognised by these names; {terminal.Command} run {model.Path} --scope SCOPE --cell CLASS runs the variables right below a scope as a cell");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(Terminal terminal, TensorFlowModel model, Network network)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(FormattableString.Invariant($"{network.Scope}: {network.Driver.Name()} of {(network.Cell.Type == "LSTMCell" ? "LSTMCell " : string.Empty)}{network.Cell.Line}, I={network.Inputs}, {network.DType.Name()}"));
        if (network.ByShape)
        {
            terminal.Out.WriteLine("  by shape alone: the cell's scope has another name than TensorFlow gives it");
        }

        if (network.OrElse.Count > 0)
        {
            terminal.Out.WriteLine($"  or {string.Join(" or ", network.OrElse)}, which has the same names and shapes: --cell");
        }

        if (network.Told.Count > 0)
        {
            terminal.Out.WriteLine($"  from the graph: {string.Join(", ", network.Told)}");
        }

        if (Untold.Of(network, network.Cell) is { Count: > 0 } untold)
        {
            terminal.Out.WriteLine($"  not in the file, TensorFlow's defaults: {string.Join(", ", untold)}");
        }

        terminal.Out.WriteLine($"  {terminal.Command} run {model.Path} --scope {network.Scope} --inputs x.npz --out y.npz");
    }
}
