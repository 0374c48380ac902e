namespace Parity.Impl.Cells;

/// <summary>An LSTM's weights in TensorFlow's layout, or their gradients.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="kernel"><c>kernel [I+H, 4H]</c>, over <c>concat(x, h)</c>, gates in the order i j f o.</param>
/// <param name="bias"><c>bias [4H]</c>, in the same order; without the forget bias.</param>
public sealed class LstmWeights<T>(T[] kernel, T[] bias) : CellWeights<T>(kernel, bias)
    where T : unmanaged
{
    /// <summary>Zeros for <paramref name="inputs"/> = I and <paramref name="units"/> = H.</summary>
    public static LstmWeights<T> Zeros(int inputs, int units) => new(new T[checked((inputs + units) * 4 * units)], new T[4 * units]);
}
