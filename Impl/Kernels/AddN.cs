using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>
/// <c>tf.add_n</c> of up to nine tensors, a row of each, from left to right. TensorFlow's kernel works in the buffer of the first input that nobody
/// else needs, and that input changes places with the first. An input that is given twice is needed by its other place.
/// </summary>
internal static unsafe class AddN<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>The sum into <paramref name="sum"/>, which is none of the parts.</summary>
    public static void Run(T** parts, int count, T* sum, int size)
    {
        var free = FirstFree(parts, count);
        new ReadOnlySpan<T>(parts[free], size).CopyTo(new Span<T>(sum, size));
        for (var part = 1; part < count; part++)
        {
            Sum<T>.Add(sum, parts[part == free ? 0 : part], size);
        }
    }

    /// <summary>
    /// The sum of <paramref name="own"/> and then the parts, but for its last addition, which the caller makes: between <paramref name="own"/> and what is
    /// returned. <paramref name="shared"/>: somebody else needs own's buffer. Both may be overwritten.
    /// </summary>
    public static T* RunButLast(T* own, bool shared, T** parts, int count, int size)
    {
        var free = shared ? FirstFree(parts, count) : 0;
        if (free == 0)
        {
            AddTo(own, parts, count - 1, size);
            return parts[count - 1];
        }

        AddTo(parts[free], parts, free, size);
        if (free == count - 1)
        {
            return parts[free];
        }

        Sum<T>.Add(own, parts[free], size);
        AddTo(own, parts + free + 1, count - free - 2, size);
        return parts[count - 1];
    }

    private static void AddTo(T* sum, T** parts, int count, int size)
    {
        for (var part = 0; part < count; part++)
        {
            Sum<T>.Add(sum, parts[part], size);
        }
    }

    private static int FirstFree(T** parts, int count)
    {
        for (var part = 0; part < count; part++)
        {
            var other = 0;
            while (other < count && (other == part || parts[other] != parts[part]))
            {
                other++;
            }

            if (other == count)
            {
                return part;
            }
        }

        return 0;
    }
}
