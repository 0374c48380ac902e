namespace Parity.Backends.Scalar;

/// <summary>The three matrix products of a step: one forward, two on the way back.</summary>
public abstract class Products
{
    /// <summary>The oracle's own: compensated sums forward, plain ones back.</summary>
    public static Products Compensated { get; } = new CompensatedProducts();

    /// <summary><c>z[g] += Σ_k xh[k]·W[k, g]</c>.</summary>
    /// <param name="xh"><c>concat(x, h) [I+H]</c>.</param>
    /// <param name="inputs">I.</param>
    /// <param name="kernel"><c>W [I+H, 4H]</c>.</param>
    /// <param name="z"><c>[4H]</c>.</param>
    public abstract void Forward(ReadOnlySpan<double> xh, int inputs, ReadOnlySpan<double> kernel, Span<double> z);

    /// <summary><c>dxh[k] = Σ_g dz[g]·W[k, g]</c>.</summary>
    public abstract void Back(ReadOnlySpan<double> dz, ReadOnlySpan<double> kernel, Span<double> dxh);

    /// <summary><c>dW[k, g] += xh[k]·dz[g]</c>.</summary>
    public abstract void Outer(ReadOnlySpan<double> xh, ReadOnlySpan<double> dz, Span<double> kernelGradient);
}
