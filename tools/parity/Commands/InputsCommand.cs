using System.CommandLine;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Ports;
using Parity.Reports;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary><c>parity inputs</c>: what a port needs of a case, without the answer.</summary>
internal static class InputsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = Options.Case();
        var output = Options.Out();
        var fixtures = Options.Fixtures();
        output.Description = "The npz file to write, whole or not at all: inputs, sequence_length and initial_state/… where the case has them, weights/… under TensorFlow's variable names, cotangent/… (the upstream gradient of each output and last state), and the two arguments that are in no tensor, forget_bias and time_major. In Python: numpy.load(FILE).";
        var command = new Command("inputs", "Write what a port needs of a case, without the answer, and list what it may give back: any of that in an npz file is what 'check --port' judges.")
        {
            id, output, fixtures,
        };
        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(fixtures);
            var row = Options.Find(FixtureFolder.Open(Options.Folder(named)), parsed.GetValue(id)!);
            var given = PortInputs.Of(row, FixtureFolder.ReadGolden(row));
            var results = PortArrays.Shapes(row, given);
            NpzFile.Write(parsed.GetValue(output)!, given);
            terminal.Out.WriteLine($"{parsed.GetValue(output)}: what {row.Id} is given ({row.Driver.Name()} of {row.Cell.Type})");
            Options.Write(terminal, given.Select(g => (g.Key, g.Value.ToString())));
            terminal.Out.WriteLine($"what a port of it may give ({terminal.Command} check {row.Id} --port FILE{Options.Again("--fixtures", named)})");
            Options.Write(terminal, results.Select(r => (r.Key, Tensor.Describe(r.Value))));
            return ExitCode.Success;
        });
        return command;
    }
}
