namespace Parity.Impl.Cells;

/// <summary>A cell's weights in TensorFlow's layout, or their gradients: an array for each of <see cref="RnnCell.Variables"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="arrays">The arrays, in that order.</param>
public class CellWeights<T>(params T[][] arrays)
    where T : unmanaged
{
    /// <summary>The arrays, in the order of <see cref="RnnCell.Variables"/>.</summary>
    public IReadOnlyList<T[]> Arrays => arrays;

    /// <summary>The first variable: <c>kernel</c> of a cell that has one, over <c>concat(x, h)</c>; GRU's is that of the gates.</summary>
    public T[] Kernel => arrays[0];

    /// <summary>The second variable: <c>bias</c>.</summary>
    public T[] Bias => arrays[1];

    /// <summary>Zeros for inputs of depth <paramref name="inputs"/> = I.</summary>
    public static CellWeights<T> Zeros(RnnCell cell, int inputs)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new([.. cell.Variables(inputs).Select(v => new T[v.Size])]);
    }

    /// <summary>Whether it has arrays of these sizes.</summary>
    internal bool Fits(ReadOnlySpan<int> sizes)
    {
        var fits = arrays.Length == sizes.Length;
        for (var v = 0; fits && v < sizes.Length; v++)
        {
            fits = arrays[v]?.Length == sizes[v];
        }

        return fits;
    }
}
