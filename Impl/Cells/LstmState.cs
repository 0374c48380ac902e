namespace Parity.Impl.Cells;

/// <summary>TensorFlow's <c>LSTMStateTuple(c, h)</c> of a batch, or its cotangents or gradients; always named, never a tuple.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="c"><c>c [B, H]</c>.</param>
/// <param name="h"><c>h [B, H]</c>, with a projection <c>[B, P]</c>.</param>
public sealed class LstmState<T>(T[] c, T[] h) : CellState<T>(c, h)
    where T : unmanaged
{
    /// <summary>Zeros for a batch, TensorFlow's <c>zero_state</c>.</summary>
    public static LstmState<T> Zeros(int batch, int units) => new(new T[checked(batch * units)], new T[checked(batch * units)]);
}
