namespace Parity.Impl.Threads;

/// <summary>Memory that does not move and is kept from call to call; it grows, and never shrinks.</summary>
internal sealed unsafe class PinnedBuffer<T>
    where T : unmanaged
{
    private const int Alignment = 64;
    private T[] memory = [];
    private T* start;

    /// <summary>The first element, on a 64-byte boundary; contents are undefined until written.</summary>
    public T* Need(long count)
    {
        if (start is null || count > memory.LongLength - (Alignment / sizeof(T)))
        {
            memory = GC.AllocateUninitializedArray<T>(checked((int)count + (Alignment / sizeof(T))), pinned: true);
            var address = (nuint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(memory));
            start = (T*)((address + Alignment - 1) & ~(nuint)(Alignment - 1));
        }

        return start;
    }
}
