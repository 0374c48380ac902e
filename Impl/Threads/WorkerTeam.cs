namespace Parity.Impl.Threads;

/// <summary>Work that falls into independent parts, which any thread may do in any order.</summary>
internal interface IParts
{
    /// <summary>Does one part.</summary>
    void Run(int part);
}

/// <summary>
/// A few persistent threads that share out the parts of one piece of work at a time. Nothing is allocated once the threads run,
/// which <see cref="Parallel"/> does not promise. Every thread flushes denormals while it works.
/// </summary>
internal static class WorkerTeam
{
    private static readonly Lock Gate = new();
    private static readonly SemaphoreSlim Wake = new(0);
    private static readonly SemaphoreSlim Finished = new(0);
    private static int members;
    private static int next;
    private static int count;
    private static IParts? current;
    private static Exception? failure;

    /// <summary>Runs parts 0…<paramref name="parts"/>−1 on up to <paramref name="threads"/> threads, the caller's among them, and waits for all.</summary>
    public static void Run(IParts work, int parts, int threads)
    {
        var helpers = Math.Min(threads, parts) - 1;

        // A team that is busy (two networks run from two threads) is not waited for: the caller does its work alone.
        if (helpers < 1 || !Gate.TryEnter())
        {
            using var flush = FlushDenormals.Enter();
            for (var part = 0; part < parts; part++)
            {
                work.Run(part);
            }

            return;
        }

        try
        {
            for (; members < helpers; members++)
            {
                new Thread(Member) { IsBackground = true, Name = $"parity-{members + 1}" }.Start();
            }

            (current, count, next, failure) = (work, parts, 0, null);
            Wake.Release(helpers);
            Drain();
            for (var i = 0; i < helpers; i++)
            {
                Finished.Wait();
            }

            current = null;
            if (failure is { } e)
            {
                throw new InvalidOperationException("a worker thread failed", e);
            }
        }
        finally
        {
            Gate.Exit();
        }
    }

    private static void Member()
    {
        for (; ; )
        {
            Wake.Wait();
            Drain();
            Finished.Release();
        }
    }

    private static void Drain()
    {
        using var flush = FlushDenormals.Enter();
        try
        {
            for (int part; (part = Interlocked.Increment(ref next) - 1) < count;)
            {
                current!.Run(part);
            }
        }
        catch (Exception e)
        {
            // kept for the caller's thread, which throws it
            failure = e;
        }
    }
}
