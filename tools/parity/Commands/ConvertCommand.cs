using System.CommandLine;
using System.Globalization;
using Parity.Fixtures;
using Parity.Models;
using Parity.Reports;
using Parity.Tensors;
using Parity.Weights;
using Parity.Weights.Files;
using Parity.Weights.Networks;

namespace Parity.Cli.Commands;

/// <summary><c>parity convert</c>: weights from one library's layout to another's.</summary>
internal static class ConvertCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var names = string.Join(", ", WeightLayouts.All.Select(l => l.Name));
        var input = new Argument<string>("IN") { Description = "The weights: npz or safetensors with a state dict's names, Keras's or TensorFlow's variable names, an ONNX model, or what 'weights' reads: a TensorFlow checkpoint, frozen GraphDef or SavedModel. A pickle (.pt, .pth) is refused, for it would have to be run." };
        var output = new Argument<string>("OUT") { Description = "The npz file to write; it is there whole or not at all." };
        var from = new Option<string?>("--from") { Description = $"The layout that IN is in: {names}. Default: found by names and shapes, and said with how sure that is.", HelpName = "LAYOUT" };
        var to = new Option<string>("--to") { Description = "The layout to write.", HelpName = "LAYOUT", Required = true };
        var scope = new Option<string?>("--scope") { Description = "Only the network of this scope or prefix (encoder.lstm, model/encoder). Default: every one.", HelpName = "NAME" };
        var forgetBias = new Option<double>("--forget-bias") { Description = "The forget_bias of TensorFlow's LSTM cell, which it adds at run time and which is in no variable. It is folded into the bias of a layout whose library adds none, and taken out again on the way back.", HelpName = "F", DefaultValueFactory = _ => 1 };
        var command = new Command(
            "convert",
            "Bring weights to another library's layout: gate order, transposed kernels, one bias or two, the forget bias. TensorFlow's is in the middle: --to tf writes its variables, which 'check', 'run' and ports take. Where the libraries' cells are different functions it refuses and says why.")
        {
            input, output, from, to, scope, forgetBias,
        };
        command.SetAction(parsed =>
        {
            var (path, target) = (parsed.GetValue(input)!, WeightLayouts.Find(parsed.GetValue(to)!));
            var model = TensorFlowModel.Is(path) ? TensorFlowModel.Open(path) : null;
            var arrays = model?.Weights() ?? WeightFile.Read(path);
            var bias = parsed.GetResult(forgetBias) is { Implicit: false } ? parsed.GetValue(forgetBias) : model?.ForgetBias ?? parsed.GetValue(forgetBias);
            var found = Recogniser.Find(arrays, parsed.GetValue(from), bias);

            if (arrays.FirstOrDefault(a => !found.Unplaced.Contains(a.Key, StringComparer.Ordinal) && a.Value.FirstNotFinite() is not null) is { Key: { } bad })
            {
                throw new BadInputException($"{path}: array '{bad}': value {arrays[bad].FirstNotFinite()} is not finite");
            }

            // what is folded on both sides stays as it is
            var asIs = Recogniser.Find(arrays, parsed.GetValue(from), 0).Networks;
            var networks = Chosen(path, found, parsed.GetValue(scope))
                .Select(n => WeightLayouts.Find(n.Layout).FoldsForgetBias && target.FoldsForgetBias ? asIs.Single(a => a.Scope == n.Scope) : n).ToList();
            var written = new TensorSet();
            foreach (var network in networks)
            {
                foreach (var (name, tensor) in NetworkWriter.Write(network, target.Name))
                {
                    written[name] = written.ContainsKey(name) ? throw new BadInputException($"{path}: two networks would write '{name}': choose one with --scope") : tensor;
                }
            }

            NpzFile.Write(parsed.GetValue(output)!, written);
            Say(terminal, path, parsed.GetValue(from) is null, networks, target, bias);
            terminal.Out.WriteLine($"{parsed.GetValue(output)}: {target.Name}");
            Options.Write(terminal, written.Select(w => (w.Key, w.Value.ToString())));
            if (found.Unplaced.Count > 0)
            {
                terminal.Out.WriteLine($"not placed: {string.Join(", ", found.Unplaced)}");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static List<Network> Chosen(string path, Recognition found, string? scope)
    {
        var chosen = found.Networks.Where(n => scope is null || n.Scope == scope).ToList();
        return chosen.Count > 0 ? chosen
            : found.Networks.Count == 0 ? throw new BadInputException($"{path}: no weights of a recurrent network by their names and shapes, among {Some(found.Unplaced)}")
            : throw new BadInputException($"--scope '{scope}': expected {string.Join(", ", found.Networks.Select(n => $"'{n.Scope}'"))}");
    }

    private static string Some(IReadOnlyList<string> names) => $"{string.Join(", ", names.Take(8))}{(names.Count > 8 ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - 8} more") : string.Empty)}";

    private static void Say(Terminal terminal, string path, bool recognised, IEnumerable<Network> networks, WeightLayout target, double forgetBias)
    {
        foreach (var network in networks)
        {
            var sure = recognised ? $" ({(network.IsCertain ? "certain" : "likely")}: {network.Why})" : string.Empty;
            terminal.Out.WriteLine($"{path}{(network.Scope.Length == 0 ? string.Empty : $", {network.Scope}")}: {network.Layout}: {network.Line}{sure}");
            if (!network.Line.Contains("LSTM", StringComparison.Ordinal))
            {
                continue;
            }

            var (out_, in_) = (WeightLayouts.Find(network.Layout).FoldsForgetBias, target.FoldsForgetBias);
            if (forgetBias != 0 && out_ != in_)
            {
                var lost = in_ ? NetworkWriter.Lost(network, target.Name) : 0;
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  forget_bias {forgetBias} is {(in_ ? $"now a part of the forget gate's bias; {lost} of its elements do not come back to the bit" : "taken out of the forget gate's bias: the cell is to have it as its argument")}"));
            }
        }
    }
}
