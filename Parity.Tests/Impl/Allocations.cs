namespace Parity.Tests.Impl;

/// <summary>What is allocated by this process, on any thread; a test of it runs by itself (<see cref="Alone"/>).</summary>
internal static class Allocations
{
    private const int Attempts = 20;

    /// <summary>Fails where every run allocates; the test runner's own threads allocate now and then, so that some run must not.</summary>
    public static void AreNone(Action run) => Assert.Contains(Enumerable.Range(0, Attempts), _ =>
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        run();
        return GC.GetTotalAllocatedBytes(precise: true) == before;
    });
}
