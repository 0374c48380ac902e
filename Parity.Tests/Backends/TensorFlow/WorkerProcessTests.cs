using System.Diagnostics;
using System.Globalization;
using Parity.Backends;
using Parity.Backends.TensorFlow;

namespace Parity.Tests.Backends.TensorFlow;

/// <summary>The worker as a process. A library that cannot be loaded is an answer like any other, so none of this needs TensorFlow.</summary>
public sealed class WorkerProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_library_that_cannot_be_loaded_is_an_answer_and_the_worker_lives_on()
    {
        using var worker = Worker();
        Assert.StartsWith($"{Library}: cannot be loaded: ", Fail(worker), StringComparison.Ordinal);
        var first = worker.ProcessId;
        Fail(worker);
        Assert.Equal(first, worker.ProcessId);
    }

    [Fact]
    public void A_library_that_is_not_TensorFlow_is_said_to_be_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the C library is a library to load here");
        using var worker = new WorkerProcess("libc.so.6", new TensorFlowEnvironment());
        Assert.StartsWith("libc.so.6: is not TensorFlow's C library", Fail(worker), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_killed_between_two_requests_is_replaced()
    {
        using var worker = Worker();
        Fail(worker);
        var first = worker.ProcessId!.Value;
        Kill(first);
        Assert.StartsWith(Library, Fail(worker), StringComparison.Ordinal);
        Assert.NotEqual(first, worker.ProcessId);
    }

    [Fact]
    public void A_worker_killed_during_a_request_fails_it_and_the_next_has_a_new_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no SIGSTOP");
        using var worker = Worker();
        Fail(worker);
        var first = worker.ProcessId!.Value;
        Stop(first); // so that the request is surely under way
        using var later = new Timer(_ => Kill(first), null, TimeSpan.FromMilliseconds(300), Timeout.InfiniteTimeSpan);
        Assert.Equal("TensorFlow worker ended with signal 9; stderr: (nothing)", Fail(worker));
        Assert.StartsWith(Library, Fail(worker), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_hangs_is_ended_at_the_time_limit()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no SIGSTOP");
        using var worker = Worker();
        Fail(worker);
        Stop(worker.ProcessId!.Value);
        worker.TimeLimit = TimeSpan.FromSeconds(0.5);
        Assert.Equal("TensorFlow worker did not answer within 0.5 s and was ended; stderr: (nothing)", Fail(worker));
        Assert.Null(worker.ProcessId);
        worker.TimeLimit = TimeSpan.FromSeconds(60);
        Assert.StartsWith(Library, Fail(worker), StringComparison.Ordinal);
    }

    [Fact]
    public void Disposing_ends_the_worker()
    {
        var worker = Worker();
        Fail(worker);
        using var process = Process.GetProcessById(worker.ProcessId!.Value);
        worker.Dispose();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(5)));
        worker.Dispose();
        Assert.Throws<ObjectDisposedException>(() => worker.Ask(new InfoRequest()));
    }

    private string Library => Path.Combine(_folder.Path, "libtensorflow.so.2");

    private static string Fail(WorkerProcess worker) => Assert.Throws<BackendException>(() => worker.Ask(new InfoRequest())).Message;

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }

    private static void Stop(int id)
    {
        using var kill = Process.Start("kill", ["-STOP", id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private WorkerProcess Worker() => new(Library, new TensorFlowEnvironment());
}
