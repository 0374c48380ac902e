using System.CommandLine;
using System.CommandLine.Help;
using Parity.Backends;
using Parity.Reports;

namespace Parity.Cli;

/// <summary>Runs a tool's command line: reads arguments, runs the command, turns what went wrong into one line and an exit code.</summary>
public static class EntryPoint
{
    /// <summary>Runs it; <paramref name="root"/>'s help name is the tool's.</summary>
    public static int Run(RootCommand root, string[] args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(terminal);
        if (terminal.Width is { } width)
        {
            ((HelpAction)root.Options.OfType<HelpOption>().Single().Action!).MaxWidth = width;
        }

        int Fail(string line, int code)
        {
            terminal.Err.WriteLine($"{root.HelpName}: {line}");
            return code;
        }

        try
        {
            var parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
            {
                throw new BadInputException($"{OneLine(parsed.Errors.Select(e => e.Message))} (see '{terminal.Command} --help')");
            }

            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Err, EnableDefaultExceptionHandler = false });
        }
        catch (BadInputException e)
        {
            return Fail(e.Message, ExitCode.BadInput);
        }
        catch (NotAvailableException e)
        {
            return Fail(e.Message, ExitCode.NotAvailable);
        }
        catch (BackendException e)
        {
            return Fail(e.Message, ExitCode.Differs);
        }
        catch (OperationCanceledException)
        {
            return Fail("interrupted", ExitCode.Interrupted);
        }
        catch (Exception e)
        {
            terminal.Err.WriteLine(e);
            return Fail($"this is a defect of {root.HelpName}; please report the lines above", ExitCode.Defect);
        }
    }

    /// <summary>The parser's errors may have several lines, and the first alone may not name what is wrong.</summary>
    private static string OneLine(IEnumerable<string> errors) => string.Join(' ', errors.SelectMany(e => e.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
