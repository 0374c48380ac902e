using System.Diagnostics;
using System.Globalization;
using Parity.Processes;

namespace Parity.Backends.TensorFlow;

/// <summary>
/// The harness's side of the worker: starts it at the first request, and anew at the next one after it crashed, hung or
/// wrote garbage, each of which fails the request that met it. One request at a time; callers on other threads wait.
/// </summary>
internal sealed class WorkerProcess(string library, TensorFlowEnvironment environment, bool verbose = false) : IDisposable
{
    private readonly Lock _gate = new();
    private Process? _process;
    private OutputTail? _errors;
    private bool _disposed;

    /// <summary>How long one request may take, the start of the worker included.</summary>
    public TimeSpan TimeLimit { get; set; } = TensorFlowBackend.DefaultTimeLimit;

    /// <summary>The running worker's process id; null while there is none.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="BackendException">The answer is an error, or the worker ended, hung or wrote garbage.</exception>
    /// <exception cref="BadInputException">A file that the request names is not what it should be.</exception>
    public Answer Ask(Request request)
    {
        var payload = request.Encode();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var answer = Exchange(payload);
            return answer switch
            {
                ErrorAnswer { BadInput: true } bad => throw new BadInputException(bad.Text),
                ErrorAnswer error => throw new BackendException(error.Text),
                _ => answer,
            };
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

    private Answer Exchange(ReadOnlyMemory<byte> payload)
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
            Frame.Write(process.StandardInput.BaseStream, payload);
            var answer = Frame.Read(process.StandardOutput.BaseStream) ?? throw new EndOfStreamException("no answer");
            return Answer.Decode(answer);
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
        var start = DotnetCommand.Piped(
        [
            .. DotnetCommand.Program(), Worker.Verb, "--library", library,
            "--intra-op-threads", environment.IntraOpThreads.ToString(CultureInfo.InvariantCulture),
            "--inter-op-threads", environment.InterOpThreads.ToString(CultureInfo.InvariantCulture),
        ]);
        environment.Apply(start.Environment, verbose);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new BackendException($"the TensorFlow worker cannot start: {start.FileName}: {e.Message}", e);
        }

        _errors = new OutputTail(process.StandardError, verbose ? Console.Error.WriteLine : null);
        return process;
    }

    /// <summary>Says what became of the worker, and makes room for the next.</summary>
    private BackendException Ended(Process process, bool late, Exception cause)
    {
        // with its pipes closed it ends by itself, unless what came was garbage
        var garbage = cause is InvalidDataException ? $"TensorFlow worker wrote garbage ({cause.Message}) and was ended" : null;
        if (garbage is not null || !process.WaitForExit(TimeSpan.FromSeconds(2)))
        {
            process.End();
            process.WaitForExit(TimeSpan.FromSeconds(2));
        }

        var what = late
            ? $"TensorFlow worker did not answer within {TimeLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s and was ended"
            : garbage ?? $"TensorFlow worker ended with {(process.HasExited ? process.ExitReason() : "closed pipes, still running")}";
        var errors = _errors!.Complete();
        Forget();
        return new BackendException($"{what}; stderr: {(errors.Length == 0 ? "(nothing)" : errors)}", cause);
    }

    private void Forget()
    {
        _process?.Dispose();
        _process = null;
        _errors = null;
    }
}
