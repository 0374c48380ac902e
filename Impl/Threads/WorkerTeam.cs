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
/// Threads look for work for a moment before they go to sleep: the passes of a training step follow each other closely, and waking a
/// thread takes as long as a small pass.
/// </summary>
internal static class WorkerTeam
{
    private const int Looks = 300;
    private static readonly Lock Gate = new();
    private static readonly SemaphoreSlim Wake = new(0);
    private static int members;
    private static int sleepers;
    private static int next;
    private static int count;
    private static int wanted;
    private static int working;
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

        RunAsTeam(work, parts, helpers);
    }

    /// <summary>Runs each part on a thread of its own, so that they can wait for each other; false, with nothing done, where the team is busy.</summary>
    public static bool TryRunTogether(IParts work, int parts)
    {
        if (!Gate.TryEnter())
        {
            return false;
        }

        RunAsTeam(work, parts, parts - 1);
        return true;
    }

    private static void RunAsTeam(IParts work, int parts, int helpers)
    {
        try
        {
            for (; members < helpers; members++)
            {
                new Thread(Member) { IsBackground = true, Name = $"parity-{members + 1}" }.Start();
            }

            (current, count, next, failure) = (work, parts, 0, null);
            Volatile.Write(ref working, helpers);
            Volatile.Write(ref wanted, helpers);
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref sleepers) > 0)
            {
                Wake.Release(Math.Min(helpers, sleepers));
            }

            Drain();

            // who has not begun by now is not needed any more
            Interlocked.Add(ref working, -Interlocked.Exchange(ref wanted, 0));
            for (var spin = default(SpinWait); Volatile.Read(ref working) > 0;)
            {
                spin.SpinOnce(sleep1Threshold: -1);
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
            for (var look = 0; !Take(); look++)
            {
                if (look < Looks)
                {
                    Thread.SpinWait(20);
                    continue;
                }

                Interlocked.Increment(ref sleepers);
                Interlocked.MemoryBarrier();
                if (Volatile.Read(ref wanted) == 0)
                {
                    Wake.Wait();
                }

                Interlocked.Decrement(ref sleepers);
                look = 0;
            }

            Drain();
            Interlocked.Decrement(ref working);
        }
    }

    /// <summary>Whether one more thread is wanted; if so, the caller is that.</summary>
    private static bool Take()
    {
        for (int now; (now = Volatile.Read(ref wanted)) > 0;)
        {
            if (Interlocked.CompareExchange(ref wanted, now - 1, now) == now)
            {
                return true;
            }
        }

        return false;
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
            // the first is kept for the caller's thread, which throws it
            failure ??= e;
        }
    }
}
