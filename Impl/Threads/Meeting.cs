namespace Parity.Impl.Threads;

/// <summary>
/// Where threads that work in step wait for each other, many times within a millisecond; so they look again and again and do not sleep.
/// </summary>
internal sealed class Meeting
{
    private const int Looks = 4000;
    private int expected = 1;
    private int arrived;
    private int round;
    private bool broken;

    /// <summary>For <paramref name="threads"/> threads from now on; nobody is waiting.</summary>
    public void Set(int threads) => (expected, arrived, broken) = (threads, 0, false);

    /// <summary>Waits until all have come.</summary>
    /// <exception cref="InvalidOperationException">One of them never will.</exception>
    public void Wait()
    {
        if (expected == 1)
        {
            return;
        }

        var now = Volatile.Read(ref round);
        if (Interlocked.Increment(ref arrived) == expected)
        {
            arrived = 0;
            Volatile.Write(ref round, now + 1);
            return;
        }

        for (var look = 0; Volatile.Read(ref round) == now; look++)
        {
            if (Volatile.Read(ref broken))
            {
                throw new InvalidOperationException("another thread of the team failed");
            }

            if (look < Looks)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>Lets the others know that this thread will not come.</summary>
    public void Break() => Volatile.Write(ref broken, true);
}
