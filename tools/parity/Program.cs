using System.CommandLine;
using System.CommandLine.Help;
using Parity.Cli.Commands;
using Parity.Reports;

namespace Parity.Cli;

/// <summary>The command line: reads arguments, runs a command, turns what went wrong into one line and an exit code.</summary>
public static class Program
{
    /// <summary>The entry point.</summary>
    public static int Main(string[] args) => Run(args, new Terminal(Console.Out, Console.Error, Terminal.Interactive));

    /// <summary>Runs a command line on a terminal.</summary>
    public static int Run(string[] args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(terminal);
        try
        {
            var parsed = Root(terminal).Parse(args);
            if (parsed.Errors.Count > 0)
            {
                throw new BadInputException($"{OneLine(parsed.Errors.Select(e => e.Message))} (see '{terminal.Command} --help')");
            }

            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Err, EnableDefaultExceptionHandler = false });
        }
        catch (BadInputException e)
        {
            return Fail(terminal, e.Message, ExitCode.BadInput);
        }
        catch (NotAvailableException e)
        {
            return Fail(terminal, e.Message, ExitCode.NotAvailable);
        }
        catch (Exception e)
        {
            terminal.Err.WriteLine(e);
            return Fail(terminal, "this is a defect of parity; please report the lines above", ExitCode.Defect);
        }
    }

    /// <summary>The parser's errors may have several lines, and the first alone may not name what is wrong.</summary>
    private static string OneLine(IEnumerable<string> errors) => string.Join(' ', errors.SelectMany(e => e.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static int Fail(Terminal terminal, string line, int code)
    {
        terminal.Err.WriteLine($"parity: {line}");
        return code;
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
        root.Subcommands.Add(RegenerateCommand.Create(terminal));
        root.Subcommands.Add(DoctorCommand.Create(terminal));
        root.HelpName = "parity";
        if (terminal.Width is { } width)
        {
            ((HelpAction)root.Options.OfType<HelpOption>().Single().Action!).MaxWidth = width;
        }

        return root;
    }
}
