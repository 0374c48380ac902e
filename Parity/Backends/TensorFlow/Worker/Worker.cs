using System.Globalization;
using Parity.Backends.TensorFlow.Native;
using Parity.Backends.Workers;

namespace Parity.Backends.TensorFlow;

/// <summary>
/// The process that TensorFlow runs in: answers framed requests from standard input on standard output, one at a time,
/// until standard input is closed. TensorFlow is loaded at the first request, so that a failure to load is an answer.
/// </summary>
internal static class Worker
{
    /// <summary>The argument that makes <c>Parity.dll</c> a worker.</summary>
    public const string Verb = "worker";

    private static readonly string[] Reported =
    [
        "CUDA_VISIBLE_DEVICES", "OMP_NUM_THREADS", "ONEDNN_MAX_CPU_ISA", "TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS",
    ];

    /// <summary>Runs until standard input is closed: <c>worker --library PATH --intra-op-threads N --inter-op-threads N</c>.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        if (args is not [Verb, "--library", var library, "--intra-op-threads", var intra, "--inter-op-threads", var inter]
            || !int.TryParse(intra, NumberStyles.None, CultureInfo.InvariantCulture, out var intraOp)
            || !int.TryParse(inter, NumberStyles.None, CultureInfo.InvariantCulture, out var interOp))
        {
            Console.Error.WriteLine("usage: dotnet Parity.dll worker --library PATH --intra-op-threads N --inter-op-threads N (started by the harness; people use 'parity')");
            return 2;
        }

        using var sessions = new SessionCache(ConfigProto.Threads(intraOp, interOp));
        return WorkerLoop.Serve("TensorFlow worker", payload => Reply(payload, library, sessions));
    }

    private static ReadOnlyMemory<byte> Reply(byte[] payload, string library, SessionCache sessions)
    {
        try
        {
            TensorFlowLibrary.Load(library);
            Answer answer = Request.Decode(payload) switch
            {
                RunRequest run => new RunAnswer(sessions.Get(run.Graph, run.Sha256).Run(run.Feeds, run.Fetches)),
                TimeRequest { Run: var run } time => new TimeAnswer(sessions.Get(run.Graph, run.Sha256).SecondsPerRun(run.Feeds, run.Fetches, time.Untimed, time.Timed)),
                _ => new InfoAnswer(TensorFlowLibrary.Version(), Reported.ToDictionary(n => n, n => Environment.GetEnvironmentVariable(n) ?? "", StringComparer.Ordinal)),
            };
            return answer.Encode();
        }
        catch (Exception e) when (e is BackendException or BadInputException)
        {
            return new ErrorAnswer(e.Message, e is BadInputException).Encode();
        }
#pragma warning disable CA1031 // whatever a request meets is its answer: the next one may do better, but not where memory has run out
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return new ErrorAnswer($"{e.GetType().Name}: {e.Message}").Encode();
        }
    }
}
