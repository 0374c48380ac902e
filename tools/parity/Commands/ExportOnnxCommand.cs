using System.CommandLine;
using System.Globalization;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Onnx;
using Parity.Reports;

namespace Parity.Cli.Commands;

/// <summary><c>parity export-onnx</c>: a case as an ONNX model.</summary>
internal static class ExportOnnxCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = Options.Case();
        var output = Options.Out();
        var fixtures = Options.Fixtures();
        output.Description = "The ONNX file to write, whole or not at all: opset 14, the weights as constants, B and T free. Inputs and outputs are named as the case's arrays: inputs, sequence_length, initial_state/…; outputs…, state/….";
        var command = new Command("export-onnx", "Write a case as an ONNX model: LSTM, GRU and RNN nodes with TensorFlow's weights in ONNX's layout, forget_bias folded into the bias. 'check CASE --backend onnx' runs that model in ONNX Runtime and judges it.")
        {
            id, output, fixtures,
        };
        command.SetAction(parsed =>
        {
            var row = Options.Find(FixtureFolder.Open(Options.Folder(parsed.GetValue(fixtures))), parsed.GetValue(id)!);
            var given = CaseArrays.Inputs(FixtureFolder.ReadGolden(row));
            var model = CaseModel.Write(row, given);
            FileBytes.Write(parsed.GetValue(output)!, model);
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(output)}: {row.Id} as an ONNX model ({row.Driver.Name()} of {row.Cell.Type}), {model.Length} bytes"));
            Options.Write(terminal, CaseModel.Feeds(given).Select(f => (f.Key, f.Value.ToString())));
            terminal.Out.WriteLine("what it gives");
            Options.Write(terminal, CaseModel.Results(row, given).Select(n => (n, given[CaseArrays.Like(n)].ToString())));
            return ExitCode.Success;
        });
        return command;
    }
}
