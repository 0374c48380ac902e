namespace Parity.Bench.Layouts;

/// <summary>
/// The layout of libtorch's LSTM against TensorFlow's: the kernel <c>[I+H, 4H]</c> is cut into <c>W [4H, I]</c> and <c>R [4H, H]</c>,
/// transposed, with the four gates in another order. Only places change, so a gradient is moved as a weight is.
/// </summary>
public sealed class GateRows
{
    private const string TensorFlow = "ijfo";
    private readonly int[] order;

    private GateRows(string gates) => order = [.. gates.Select(g => TensorFlow.IndexOf(g, StringComparison.Ordinal))];

    /// <summary>libtorch's order: <c>i f g o</c>, with <c>g</c> for TensorFlow's <c>j</c>.</summary>
    public static GateRows Torch { get; } = new("ifjo");

    /// <summary>The forget gate's place in this order.</summary>
    public int ForgetGate => Array.IndexOf(order, TensorFlow.IndexOf('f', StringComparison.Ordinal));

    /// <summary><c>W [4H, I]</c> and <c>R [4H, H]</c> of a kernel <c>[I+H, 4H]</c>.</summary>
    public (float[] Input, float[] Recurrent) FromKernel(ReadOnlySpan<float> kernel, int inputs, int units)
    {
        var (input, recurrent) = (new float[4 * units * inputs], new float[4 * units * units]);
        for (var k = 0; k < inputs + units; k++)
        {
            for (var row = 0; row < 4 * units; row++)
            {
                Place(input, recurrent, inputs, units, k, row) = kernel[(k * 4 * units) + Column(row, units)];
            }
        }

        return (input, recurrent);
    }

    /// <summary>The inverse of <see cref="FromKernel"/>.</summary>
    public float[] ToKernel(float[] input, float[] recurrent, int inputs, int units)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(recurrent);
        var kernel = new float[(inputs + units) * 4 * units];
        for (var k = 0; k < inputs + units; k++)
        {
            for (var row = 0; row < 4 * units; row++)
            {
                kernel[(k * 4 * units) + Column(row, units)] = Place(input, recurrent, inputs, units, k, row);
            }
        }

        return kernel;
    }

    /// <summary>A bias <c>[4H]</c> in this order, with the forget bias added, which libtorch has not.</summary>
    public float[] FromBias(ReadOnlySpan<float> bias, int units, double forgetBias)
    {
        var moved = new float[4 * units];
        for (var row = 0; row < moved.Length; row++)
        {
            moved[row] = bias[Column(row, units)] + (row / units == ForgetGate ? (float)forgetBias : 0);
        }

        return moved;
    }

    /// <summary>The gradient of a bias <c>[4H]</c> back in TensorFlow's order.</summary>
    public float[] ToBias(ReadOnlySpan<float> gradient, int units)
    {
        var moved = new float[4 * units];
        for (var row = 0; row < moved.Length; row++)
        {
            moved[Column(row, units)] = gradient[row];
        }

        return moved;
    }

    private static ref float Place(float[] input, float[] recurrent, int inputs, int units, int k, int row) =>
        ref k < inputs ? ref input[(row * inputs) + k] : ref recurrent[(row * units) + k - inputs];

    private int Column(int row, int units) => (order[row / units] * units) + (row % units);
}
