using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Parity.Processes;

namespace Parity.Backends.Workers;

/// <summary>
/// A worker as a child: a framed request on its standard input, a framed answer on its standard output. It is started at the first request, and anew at
/// the next one after it crashed, hung or wrote garbage, each of which fails the request that met it. One request at a time; callers on other threads wait.
/// </summary>
/// <param name="what">How messages call it: <c>TensorFlow worker</c>.</param>
/// <param name="command">How it is started; <see cref="DotnetCommand.Piped"/>.</param>
/// <param name="timeLimit">How long one request may take, the start included.</param>
/// <param name="verbose">Whether its standard error is shown.</param>
internal sealed class FramedProcess(string what, Func<ProcessStartInfo> command, TimeSpan timeLimit, bool verbose = false) : IDisposable
{
    private readonly Lock _gate = new();
    private Process? _process;
    private OutputTail? _errors;
    private bool _disposed;

    /// <summary>How long one request may take, the start of the worker included.</summary>
    public TimeSpan TimeLimit { get; set; } = timeLimit;

    /// <summary>The running worker's process id; null while there is none.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <param name="request">The payload.</param>
    /// <param name="decode">Reads the answer's payload; an <see cref="InvalidDataException"/> is garbage.</param>
    /// <exception cref="BackendException">The worker cannot start, ended, hung or wrote garbage.</exception>
    public T Ask<T>(ReadOnlyMemory<byte> request, Func<byte[], T> decode)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return Exchange(request, decode);
        }
    }

    /// <summary>Ends the worker: closes its standard input, waits 2 s, then kills it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            if (_process is null)
            {
                return;
            }

            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(2)))
            {
                _process.End();
            }

            Forget();
        }
    }

    private T Exchange<T>(ReadOnlyMemory<byte> request, Func<byte[], T> decode)
    {
        if (_process is { HasExited: true })
        {
            // it ended between two requests: nobody's failure
            Forget();
        }

        var process = _process ??= Start();
        var late = false;
        try
        {
            using var limit = new CancellationTokenSource(TimeLimit);

            // a killed worker's pipes end, which ends the read below
            using var registration = limit.Token.Register(() =>
            {
                late = true;
                process.End();
            });
            Frame.Write(process.StandardInput.BaseStream, request);
            return decode(Frame.Read(process.StandardOutput.BaseStream) ?? throw new EndOfStreamException("no answer"));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw Ended(process, late, e);
        }
        finally
        {
            if (late && _process is not null)
            {
                Forget();
            }
        }
    }

    private Process Start()
    {
        var start = command();
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new BackendException($"the {what} cannot start: {start.FileName}: {e.Message}", e);
        }

        _errors = new OutputTail(process.StandardError, verbose ? Console.Error.WriteLine : null);
        return process;
    }

    /// <summary>Says what became of the worker, and makes room for the next.</summary>
    private BackendException Ended(Process process, bool late, Exception cause)
    {
        // with its pipes closed it ends by itself, unless what came was garbage
        var garbage = cause is InvalidDataException ? $"{what} wrote garbage ({cause.Message}) and was ended" : null;
        if (garbage is not null || !process.WaitForExit(TimeSpan.FromSeconds(2)))
        {
            process.End();
            process.WaitForExit(TimeSpan.FromSeconds(2));
        }

        var became = late
            ? $"{what} did not answer within {TimeLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s and was ended"
            : garbage ?? $"{what} ended with {(process.HasExited ? process.ExitReason() : "closed pipes, still running")}";
        var errors = _errors!.Complete();
        Forget();
        return new BackendException($"{became}; stderr: {(errors.Length == 0 ? "(nothing)" : errors)}", cause);
    }

    private void Forget()
    {
        _process?.Dispose();
        _process = null;
        _errors = null;
    }
}
