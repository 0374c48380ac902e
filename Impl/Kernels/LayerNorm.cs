using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>
/// <c>tf.contrib.layers.layer_norm</c> of a row: <c>y = x·(s·γ) + (β − μ·(s·γ))</c> with the row's mean μ and <c>s = 1/√(variance + 1e-12)</c>. Its sums over
/// the row are made in double here: in which order TensorFlow's reductions add is not followed.
/// </summary>
internal static unsafe class LayerNorm<T>
    where T : unmanaged, INumberBase<T>
{
    private const double Epsilon = 1e-12;

    /// <summary>y and <c>(x − μ)·s</c>, <paramref name="centred"/>; returns s.</summary>
    public static T Forward(int size, T* x, T* gamma, T* beta, T* centred, T* y)
    {
        double sum = 0, squares = 0;
        for (var u = 0; u < size; u++)
        {
            sum += double.CreateTruncating(x[u]);
        }

        var mean = sum / size;
        for (var u = 0; u < size; u++)
        {
            var distance = double.CreateTruncating(x[u]) - mean;
            squares += distance * distance;
        }

        var (m, scale) = (T.CreateTruncating(mean), T.CreateTruncating(1 / Math.Sqrt((squares / size) + Epsilon)));
        for (var u = 0; u < size; u++)
        {
            var factor = scale * gamma[u];
            centred[u] = (x[u] - m) * scale;
            y[u] = (x[u] * factor) + (beta[u] - (m * factor));
        }

        return scale;
    }

    /// <summary>x's gradient, <c>s·(g − mean g − x̂·mean(g·x̂))</c> with <c>g = dy·γ</c> and x̂ <paramref name="centred"/>; it may take dy's place.</summary>
    public static void Gradient(int size, T* dy, T* gamma, T* centred, T scale, T* dx)
    {
        double sum = 0, along = 0;
        for (var u = 0; u < size; u++)
        {
            var g = double.CreateTruncating(dy[u] * gamma[u]);
            sum += g;
            along += g * double.CreateTruncating(centred[u]);
        }

        for (var u = 0; u < size; u++)
        {
            var g = double.CreateTruncating(dy[u] * gamma[u]);
            dx[u] = T.CreateTruncating(double.CreateTruncating(scale) * (g - (sum / size) - (double.CreateTruncating(centred[u]) * (along / size))));
        }
    }
}
