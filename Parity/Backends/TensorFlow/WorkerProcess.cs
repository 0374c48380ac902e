using System.Diagnostics;
using System.Globalization;
using Parity.Backends.Workers;

namespace Parity.Backends.TensorFlow;

/// <summary>The harness's side of TensorFlow's worker: how it is started, and what its answers are.</summary>
internal sealed class WorkerProcess(string library, TensorFlowEnvironment environment, bool verbose = false) : IDisposable
{
    private readonly FramedProcess _process = new("TensorFlow worker", () => Command(library, environment, verbose), TensorFlowBackend.DefaultTimeLimit, verbose);

    /// <summary>How long one request may take, the start of the worker included.</summary>
    public TimeSpan TimeLimit
    {
        get => _process.TimeLimit;
        set => _process.TimeLimit = value;
    }

    /// <summary>The running worker's process id; null while there is none.</summary>
    public int? ProcessId => _process.ProcessId;

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <exception cref="BackendException">The answer is an error, or the worker ended, hung or wrote garbage.</exception>
    /// <exception cref="BadInputException">A file that the request names is not what it should be.</exception>
    public Answer Ask(Request request) => _process.Ask(request.Encode(), Answer.Decode) switch
    {
        ErrorAnswer { BadInput: true } bad => throw new BadInputException(bad.Text),
        ErrorAnswer error => throw new BackendException(error.Text),
        var answer => answer,
    };

    /// <summary>Ends the worker: closes its standard input, waits 2 s, then kills it.</summary>
    public void Dispose() => _process.Dispose();

    private static ProcessStartInfo Command(string library, TensorFlowEnvironment environment, bool verbose)
    {
        var start = DotnetCommand.Piped(
        [
            .. DotnetCommand.Program(), Worker.Verb, "--library", library,
            "--intra-op-threads", environment.IntraOpThreads.ToString(CultureInfo.InvariantCulture),
            "--inter-op-threads", environment.InterOpThreads.ToString(CultureInfo.InvariantCulture),
        ]);
        environment.Apply(start.Environment, verbose);
        return start;
    }
}
