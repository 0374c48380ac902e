namespace Parity.Tests.Impl;

/// <summary>An independent witness of a gradient: the loss itself, moved by a little, in float64.</summary>
internal static class Slopes
{
    private const double Step = 1e-6;

    /// <summary>Fails where an element of <paramref name="gradient"/> is not the slope of the loss along that element of <paramref name="values"/>.</summary>
    public static void AreThose(double[] values, double[] gradient, Func<double> loss)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = value + Step;
            var above = loss();
            values[i] = value - Step;
            var below = loss();
            values[i] = value;
            Assert.Equal((above - below) / (2 * Step), gradient[i], 1e-7);
        }
    }

    /// <summary><c>Σ a·b</c>.</summary>
    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
