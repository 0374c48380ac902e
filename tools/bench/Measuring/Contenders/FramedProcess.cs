using System.ComponentModel;
using System.Diagnostics;
using Parity.Backends;
using Parity.Backends.TensorFlow;
using Parity.Processes;

namespace Parity.Bench.Contenders;

/// <summary>A .NET program as a child: a framed question on its standard input, a framed answer on its standard output.</summary>
/// <param name="arguments">The program's assembly and its arguments.</param>
/// <param name="timeLimit">How long one answer may take; then the process is ended.</param>
internal sealed class FramedProcess(IReadOnlyList<string> arguments, TimeSpan timeLimit) : IDisposable
{
    private Process? process;
    private OutputTail? errors;

    /// <summary>Asks, and starts the process where none runs.</summary>
    /// <exception cref="BackendException">It cannot be started, ended, hung or wrote garbage.</exception>
    public byte[] Ask(ReadOnlyMemory<byte> question)
    {
        var running = process ??= Start();
        using var limit = new CancellationTokenSource(timeLimit);
        using var registration = limit.Token.Register(() => running.Kill(entireProcessTree: true));
        try
        {
            Frame.Write(running.StandardInput.BaseStream, question);
            return Frame.Read(running.StandardOutput.BaseStream) ?? throw new EndOfStreamException("it ended");
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            var what = limit.IsCancellationRequested ? FormattableString.Invariant($"no answer within {timeLimit.TotalSeconds} s") : e.Message;
            Dispose();
            var said = errors!.Complete();
            throw new BackendException($"its process failed: {what}; stderr: {(said.Length == 0 ? "(nothing)" : said)}", e);
        }
    }

    /// <summary>Ends the process: closes its standard input, waits 2 s, then kills it.</summary>
    public void Dispose()
    {
        if (process is null)
        {
            return;
        }

        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(2)))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        process = null;
    }

    private Process Start()
    {
        var start = DotnetCommand.Piped(["exec", .. arguments]);
        try
        {
            var started = Process.Start(start)!;
            errors = new OutputTail(started.StandardError, onLine: null);
            return started;
        }
        catch (Win32Exception e)
        {
            throw new BackendException($"{start.FileName} cannot start: {e.Message}", e);
        }
    }
}
