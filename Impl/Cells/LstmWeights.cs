namespace Parity.Impl.Cells;

/// <summary>An LSTM's weights in TensorFlow's layout, or their gradients.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="Kernel"><c>kernel [I+H, 4H]</c>, over <c>concat(x, h)</c>, gates in the order i j f o.</param>
/// <param name="Bias"><c>bias [4H]</c>, in the same order; without the forget bias.</param>
public sealed record LstmWeights<T>(T[] Kernel, T[] Bias)
    where T : unmanaged
{
    /// <summary>Zeros for <paramref name="inputs"/> = I and <paramref name="units"/> = H.</summary>
    public static LstmWeights<T> Zeros(int inputs, int units) => new(new T[checked((inputs + units) * 4 * units)], new T[4 * units]);

    /// <summary>I, from the sizes.</summary>
    /// <exception cref="ArgumentException">The arrays do not fit H = <paramref name="units"/>.</exception>
    internal int Inputs(int units)
    {
        ArgumentNullException.ThrowIfNull(Kernel);
        ArgumentNullException.ThrowIfNull(Bias);
        if (Bias.Length != 4 * units)
        {
            throw new ArgumentException($"bias: expected [4H] = [{4 * units}], got {Bias.Length} elements");
        }

        var rows = Kernel.Length / (4 * units);
        if (rows <= units || Kernel.Length != rows * 4 * units)
        {
            throw new ArgumentException($"kernel: expected [I+H, 4H] with H = {units} and I ≥ 1, got {Kernel.Length} elements");
        }

        return rows - units;
    }
}
