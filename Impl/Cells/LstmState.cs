namespace Parity.Impl.Cells;

/// <summary>TensorFlow's <c>LSTMStateTuple(c, h)</c> of a batch, or its cotangents or gradients; always named, never a tuple.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="C"><c>c [B, H]</c>.</param>
/// <param name="H"><c>h [B, H]</c>.</param>
public sealed record LstmState<T>(T[] C, T[] H)
    where T : unmanaged
{
    /// <summary>Zeros for a batch, TensorFlow's <c>zero_state</c>.</summary>
    public static LstmState<T> Zeros(int batch, int units) => new(new T[checked(batch * units)], new T[checked(batch * units)]);

    /// <summary>Checks both sizes.</summary>
    /// <exception cref="ArgumentException">One is not <c>[B, H]</c>.</exception>
    internal void Check(string name, int batch, int units)
    {
        Sizes.Check(name, ".C", C, batch, units);
        Sizes.Check(name, ".H", H, batch, units);
    }
}
