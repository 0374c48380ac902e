using System.Buffers;

namespace Parity.Impl.Threads;

/// <summary>Managed arrays held in place for the length of a call. One object serves many calls and then allocates nothing.</summary>
internal sealed unsafe class Pins
{
    private readonly List<MemoryHandle> handles = [];

    /// <summary>Pins an array and returns its start; null for null or an empty one.</summary>
    public T* Add<T>(T[]? array)
        where T : unmanaged
    {
        if (array is null || array.Length == 0)
        {
            return null;
        }

        var handle = new Memory<T>(array).Pin();
        handles.Add(handle);
        return (T*)handle.Pointer;
    }

    /// <summary>Lets all arrays go; the object can be used again.</summary>
    public void Release()
    {
        foreach (var handle in handles)
        {
            handle.Dispose();
        }

        handles.Clear();
    }
}
