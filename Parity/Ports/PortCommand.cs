using System.Diagnostics;
using Parity.Backends;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Processes;
using Parity.Tensors;

namespace Parity.Ports;

/// <summary>
/// A port that is a command: <c>python3 my_port.py {in} {out}</c>. It goes through the shell in this working directory, with the paths of two files in a
/// folder of their own in the place of <c>{in}</c> and <c>{out}</c>; it reads the one and writes the other.
/// </summary>
public sealed class PortCommand
{
    private const string In = "{in}";
    private const string Out = "{out}";
    private readonly string command;
    private readonly TimeSpan timeLimit;

    /// <summary>Takes a command; nothing is run yet.</summary>
    /// <param name="command">With <c>{in}</c> and <c>{out}</c>.</param>
    /// <param name="timeLimit">How long it may take for one case.</param>
    /// <exception cref="BadInputException">One of the two is not in it.</exception>
    public PortCommand(string command, TimeSpan timeLimit)
    {
        ArgumentNullException.ThrowIfNull(command);
        (this.command, this.timeLimit) = (command, timeLimit);
        if (Array.Find([In, Out], f => !command.Contains(f, StringComparison.Ordinal)) is { } absent)
        {
            throw new BadInputException($"the port's command '{command}': expected {absent} in it");
        }
    }

    /// <summary>Whether arrays of a wrong shape are taken, to be explained.</summary>
    public bool AnyShape { get; init; }

    /// <summary>Runs it on a case.</summary>
    /// <returns>What it wrote, as <see cref="PortFile"/> reads it.</returns>
    /// <exception cref="BadInputException">What it wrote is no result of the case.</exception>
    /// <exception cref="BackendException">It cannot be started, failed, wrote nothing, or did not end in time; then all that it had started is ended.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C or SIGTERM came; all that it had started is ended.</exception>
    public TensorSet Run(Case row, TensorSet inputs)
    {
        using var interruption = new Interruption();
        var folder = Directory.CreateTempSubdirectory("parity-port-").FullName;
        try
        {
            var (given, result) = (Path.Combine(folder, "in.npz"), Path.Combine(folder, "out.npz"));
            NpzFile.Write(given, PortInputs.Of(row, inputs));
            var errors = Run(command.Replace(In, ShellCommand.Quote(given), StringComparison.Ordinal).Replace(Out, ShellCommand.Quote(result), StringComparison.Ordinal), interruption.Token);
            return File.Exists(result) ? PortFile.Checked(Out, NpzFile.Read(Out, FileBytes.Read(result)), row, PortInputs.Of(row, inputs), AnyShape) : throw Failed($"wrote no {Out}", errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs it to its end and returns the end of its standard error.</summary>
    private string Run(string line, CancellationToken interrupted)
    {
        using var process = Begin(line);
        process.StandardInput.Close();
        _ = new OutputTail(process.StandardOutput);
        var errors = new OutputTail(process.StandardError);
        var ended = process.WaitForExitAsync(interrupted).WaitAsync(timeLimit, CancellationToken.None);
        try
        {
            ended.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            process.End();
            process.WaitForExit();
            if (e is TimeoutException)
            {
                throw Failed(FormattableString.Invariant($"did not end within {timeLimit.TotalSeconds} s and was ended"), errors.Complete());
            }

            throw;
        }

        return process.ExitCode == 0 ? errors.Complete() : throw Failed($"ended with {process.ExitReason()}", errors.Complete());
    }

    private static Process Begin(string line)
    {
        var start = ShellCommand.Start(line);
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new BackendException($"the port's command cannot be started: {start.FileName}: {e.Message}", e);
        }
    }

    private static BackendException Failed(string what, string errors) => new($"the port's command {what}; stderr: {(errors.Length == 0 ? "(nothing)" : errors)}");
}
