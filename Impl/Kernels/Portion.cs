using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// The part of every step that one thread does. Either it has rows of its own and all columns, and, where the weights fit a core's own cache, its
/// own copy of them; or all rows and a part of the columns.
/// </summary>
/// <param name="Copy">Which copy of the packed weights it uses.</param>
/// <param name="Part">Which part of the columns.</param>
/// <param name="Parts">In how many.</param>
internal readonly record struct Portion(int Copy, int Part, int Parts)
{
    /// <summary>All columns, of the first copy.</summary>
    public static Portion Whole => new(0, 0, 1);

    /// <summary>The first of <paramref name="count"/> things that is this part's.</summary>
    public int From(int count) => Part * count / Parts;

    /// <summary>The first of <paramref name="count"/> things that is the next part's.</summary>
    public int To(int count) => (Part + 1) * count / Parts;

    /// <summary>This part's share of <paramref name="count"/> elements of a row, in whole vectors: its first and the next part's first.</summary>
    public (int From, int To) Elements<T>(int count)
        where T : unmanaged
    {
        var (width, vectors) = (Vector512<T>.Count, Padding<T>.Round(count) / Vector512<T>.Count);
        return (From(vectors) * width, Math.Min(count, To(vectors) * width));
    }
}
