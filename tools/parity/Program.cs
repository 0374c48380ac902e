using System.CommandLine;
using Parity.Cli.Commands;

namespace Parity.Cli;

/// <summary>The command line <c>parity</c>.</summary>
public static class Program
{
    /// <summary>The entry point.</summary>
    public static int Main(string[] args) => Run(args, new Terminal(Console.Out, Console.Error, Terminal.Interactive));

    /// <summary>Runs a command line on a terminal.</summary>
    public static int Run(string[] args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        return EntryPoint.Run(Root(terminal), args, terminal);
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            """
            Judges recurrent networks against TensorFlow's own results, bit by bit.

            Exit codes: 0 everything compared is within its budget; 1 something differs;
            2 wrong usage or bad input; 3 nothing was compared; 4 something asked for is
            not available here; 70 a defect of parity.
            """);
        root.Subcommands.Add(CheckCommand.Create(terminal));
        root.Subcommands.Add(ListCommand.Create(terminal));
        root.Subcommands.Add(InputsCommand.Create(terminal));
        root.Subcommands.Add(TraceCommand.Create(terminal));
        root.Subcommands.Add(DiagnoseCommand.Create(terminal));
        root.Subcommands.Add(WeightsCommand.Create(terminal));
        root.Subcommands.Add(RunCommand.Create(terminal));
        root.Subcommands.Add(RegenerateCommand.Create(terminal));
        root.Subcommands.Add(ConvertCommand.Create(terminal));
        root.Subcommands.Add(ExportOnnxCommand.Create(terminal));
        root.Subcommands.Add(DoctorCommand.Create(terminal));
        root.HelpName = "parity";
        return root;
    }
}
