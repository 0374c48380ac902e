using System.Numerics;
using Parity.Impl.Cells;
using Parity.Impl.Kernels;

namespace Parity.Impl.Drivers;

/// <summary>
/// How the contributions of a cell's ops to its inputs' gradient come together: added up at once, or, where both directions' go into one <c>AddN</c>, kept
/// apart until the other direction's are there.
/// </summary>
internal sealed unsafe class InputGradients<T>(CellRun<T> cell)
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Where the second contribution goes, apart from the first; null: they are added up.</summary>
    public T* Second { get; set; }

    /// <summary>Puts the contributions for row n at <paramref name="at"/> of <paramref name="first"/>, <paramref name="size"/> elements.</summary>
    public void Put(int n, T* first, nint at, int size)
    {
        if (Second is not null)
        {
            Copy(cell.InputGradient(0, n), first + at, size);
            Copy(cell.InputGradient(1, n), Second + at, size);
            return;
        }

        var count = cell.InputGradients.Count;
        var parts = stackalloc T*[count];
        for (var part = 0; part < count; part++)
        {
            parts[part] = cell.InputGradient(part, n);
        }

        AddN<T>.Run(parts, count, first + at, size);
    }

    /// <summary>Step by step, whether the second contribution, <c>concat</c>, comes before the first, <c>concat_1</c>: not in the first step, where it has no number.</summary>
    public bool[] SecondIsFirst() => cell.Names!.Before(2, 0, 1);

    /// <summary>Adds both contributions to what comes before them by name, <paramref name="others"/>, one after the other.</summary>
    public void AddTo(T* others, T* first, nint at, bool secondFirst, int size)
    {
        T* a = first + at, b = Second + at, before = others + at;
        for (var i = 0; i < size; i++)
        {
            a[i] = secondFirst ? before[i] + b[i] + a[i] : before[i] + a[i] + b[i];
        }
    }

    private static void Copy(T* from, T* to, int count) => new ReadOnlySpan<T>(from, count).CopyTo(new Span<T>(to, count));
}
