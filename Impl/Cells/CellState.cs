namespace Parity.Impl.Cells;

/// <summary>A cell's state for a batch, or its cotangents or gradients: an array <c>[B, size]</c> for each of <see cref="RnnCell.States"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="arrays">The arrays, in that order.</param>
public class CellState<T>(params T[][] arrays)
    where T : unmanaged
{
    /// <summary>The arrays, in the order of <see cref="RnnCell.States"/>.</summary>
    public IReadOnlyList<T[]> Arrays => arrays;

    /// <summary>An LSTM's <c>c [B, H]</c>, in a multi-layer cell the last layer's.</summary>
    /// <exception cref="InvalidOperationException">The state is a single tensor.</exception>
    public T[] C => arrays.Length > 1 ? arrays[^2] : throw new InvalidOperationException("this cell's state has no c");

    /// <summary><c>h [B, H]</c> (with a projection <c>[B, P]</c>), the last of the state's tensors; in a multi-layer cell the last layer's.</summary>
    public T[] H => arrays[^1];

    /// <summary>Zeros for a batch, TensorFlow's <c>zero_state</c>.</summary>
    public static CellState<T> Zeros(RnnCell cell, int batch)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new([.. cell.States.Select(s => new T[checked(batch * s.Size)])]);
    }

    /// <summary>Checks all sizes.</summary>
    /// <exception cref="ArgumentException">There are not as many arrays as states, or one has another size.</exception>
    internal void Check(string name, int batch, StatePart[] states)
    {
        if (arrays.Length != states.Length)
        {
            throw new ArgumentException($"{name.TrimEnd('.')}: expected {states.Length} arrays, got {arrays.Length}");
        }

        for (var s = 0; s < states.Length; s++)
        {
            Sizes.Check(name, states[s].Path, arrays[s], batch, states[s].Size);
        }
    }

    /// <summary>Whether it has the arrays that a batch needs.</summary>
    internal bool Fits(int batch, StatePart[] states)
    {
        var fits = arrays.Length == states.Length;
        for (var s = 0; fits && s < states.Length; s++)
        {
            fits = arrays[s]?.Length == batch * states[s].Size;
        }

        return fits;
    }
}
