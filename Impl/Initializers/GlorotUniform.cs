namespace Parity.Impl.Initializers;

/// <summary>
/// <c>tf.glorot_uniform_initializer</c>, which a cell's kernel gets when the initializer is None: uniform in <c>±√(6/(fan_in + fan_out))</c>.
/// For an LSTM kernel <c>[I+H, 4H]</c> the fans are I+H and 4H: of the whole matrix, not of a gate or of x and h apart.
/// </summary>
public static class GlorotUniform
{
    /// <summary>
    /// A matrix <c>[fanIn, fanOut]</c>, row-major: <c>u·(hi − lo) + lo</c>, product and sum rounded separately, with
    /// <c>hi = float(√(3/((fan_in + fan_out)/2)))</c>, <c>lo = −hi</c>.
    /// </summary>
    /// <param name="fanIn">Rows, 1 or more.</param>
    /// <param name="fanOut">Columns, 1 or more.</param>
    /// <param name="seed">The op's attribute <c>seed</c>.</param>
    /// <param name="seed2">The op's attribute <c>seed2</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is below 1.</exception>
    public static float[] Create(int fanIn, int fanOut, long seed, long seed2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        var high = (float)Math.Sqrt(3.0 / ((fanIn + fanOut) / 2.0));
        var low = -high;
        var range = high - low;
        var stream = new Philox(seed, seed2);
        var values = new float[checked(fanIn * fanOut)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (stream.NextSingle() * range) + low;
        }

        return values;
    }
}
