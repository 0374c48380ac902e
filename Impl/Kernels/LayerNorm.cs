using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>
/// <c>tf.contrib.layers.layer_norm</c> of a row, by TensorFlow 1's ops, each rounded: the mean μ and the variance of a row, sums over it divided by H;
/// <c>s = 1/√(variance + 1e-12)</c>, <c>v = s·γ</c>, <c>y = x·v + (β − μ·v)</c>. Backward with <c>dv = x·dy + μ·−dy</c>: <c>ds = Σ dv·γ</c>,
/// <c>dx = (dy·v + 2·g·(x − μ)) + dμ/H</c> with <c>g = −½·(ds·s)·(s·s)/H</c> and <c>dμ = Σ −dy·v</c>; γ gets <c>dv·s</c>, β <c>dy</c>. In whole packets of 8 rows
/// TensorFlow's 1/√ is the processor's approximation, improved once: that is not followed.
/// </summary>
internal static unsafe class LayerNorm<T>
    where T : unmanaged, INumberBase<T>
{
    private const double Epsilon = 1e-12;

    /// <summary>y, and the row's μ and s.</summary>
    public static void Forward(int size, T* x, T* gamma, T* beta, T* y, out T mean, out T scale)
    {
        var count = T.CreateChecked(size);
        Span<T> memory = stackalloc T[ColumnSum<T>.MemorySize];
        var sum = new ColumnSum<T>(size, TensorFlowVersion.V115, memory);
        for (var u = 0; u < size; u++)
        {
            sum.Add(u, x[u]);
        }

        mean = sum.Result() / count;
        sum = new ColumnSum<T>(size, TensorFlowVersion.V115, memory);
        for (var u = 0; u < size; u++)
        {
            var distance = x[u] - mean;
            sum.Add(u, distance * distance);
        }

        var variance = (sum.Result() / count) + T.CreateTruncating(Epsilon);
        scale = T.One / T.CreateTruncating(Math.Sqrt(double.CreateTruncating(variance)));
        for (var u = 0; u < size; u++)
        {
            var factor = scale * gamma[u];
            y[u] = (x[u] * factor) + (beta[u] - (mean * factor));
        }
    }

    /// <summary>x's gradient, which may take dy's place; the row's contribution to γ's takes that of <paramref name="x"/>.</summary>
    public static void Gradient(int size, T* dy, T* x, T* gamma, T mean, T scale, T* dx)
    {
        var count = T.CreateChecked(size);
        Span<T> memory = stackalloc T[ColumnSum<T>.MemorySize], more = stackalloc T[ColumnSum<T>.MemorySize];
        ColumnSum<T> ofScale = new(size, TensorFlowVersion.V115, memory), ofMean = new(size, TensorFlowVersion.V115, more);
        for (var u = 0; u < size; u++)
        {
            var factorGradient = (x[u] * dy[u]) + (mean * -dy[u]);
            ofScale.Add(u, factorGradient * gamma[u]);
            ofMean.Add(u, -dy[u] * (scale * gamma[u]));
        }

        var two = T.One + T.One;
        var variance = T.CreateTruncating(-0.5) * (ofScale.Result() * scale) * (scale * scale) / count;
        var shift = ofMean.Result() / count;
        for (var u = 0; u < size; u++)
        {
            var (value, d) = (x[u], dy[u]);
            x[u] = ((value * d) + (mean * -d)) * scale;
            dx[u] = (d * (scale * gamma[u])) + (two * variance * (value - mean)) + shift;
        }
    }
}
