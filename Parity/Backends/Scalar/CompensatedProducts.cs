namespace Parity.Backends.Scalar;

/// <summary>
/// One loop a formula. The forward sum is compensated (Neumaier): for a float64 case the oracle has no wider type than what it judges, and a
/// plain sum over 600 inputs was seen to be five times less accurate than TensorFlow's.
/// </summary>
internal sealed class CompensatedProducts : Products
{
    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<double> xh, int inputs, ReadOnlySpan<double> kernel, Span<double> z)
    {
        for (var g = 0; g < z.Length; g++)
        {
            double sum = 0, lost = 0;
            for (var k = 0; k < xh.Length; k++)
            {
                var term = xh[k] * kernel[(k * z.Length) + g];
                var next = sum + term;
                lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
                sum = next;
            }

            z[g] += sum + lost;
        }
    }

    /// <inheritdoc/>
    public override void Back(ReadOnlySpan<double> dz, ReadOnlySpan<double> kernel, Span<double> dxh)
    {
        for (var k = 0; k < dxh.Length; k++)
        {
            dxh[k] = 0;
            for (var g = 0; g < dz.Length; g++)
            {
                dxh[k] += dz[g] * kernel[(k * dz.Length) + g];
            }
        }
    }

    /// <inheritdoc/>
    public override void Outer(ReadOnlySpan<double> xh, ReadOnlySpan<double> dz, Span<double> kernelGradient)
    {
        for (var k = 0; k < xh.Length; k++)
        {
            for (var g = 0; g < dz.Length; g++)
            {
                kernelGradient[(k * dz.Length) + g] += xh[k] * dz[g];
            }
        }
    }
}
