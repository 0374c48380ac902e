namespace Parity.Backends.Scalar;

/// <summary>A variable of a cell, with its gradient.</summary>
/// <param name="name">The array's full name, <c>weights/…</c>.</param>
/// <param name="value">Its elements.</param>
internal sealed class ScalarWeight(string name, double[] value)
{
    private double[]? gradient;

    /// <summary>The array's full name, <c>weights/…</c>.</summary>
    public string Name => name;

    /// <summary>Its elements.</summary>
    public double[] Value => value;

    /// <summary>Its gradient as far as it has been summed.</summary>
    public double[] Gradient => gradient ??= new double[value.Length];

    /// <summary>Whether it is a bias, which is added; else it is multiplied by.</summary>
    public bool IsBias { get; } = name.EndsWith("/bias", StringComparison.Ordinal) || name.EndsWith("/B", StringComparison.Ordinal) || name.EndsWith("/beta", StringComparison.Ordinal);

    /// <summary>Whether the step at hand adds to the gradient.</summary>
    public bool Adds { get; set; } = true;

    /// <summary><c>db += dz</c>, where the step adds.</summary>
    public void Add(ReadOnlySpan<double> dz)
    {
        for (var g = 0; Adds && g < dz.Length; g++)
        {
            Gradient[g] += dz[g];
        }
    }

    /// <summary><c>dW += xhᵀ·dz</c>, where the step adds.</summary>
    public void AddOuter(Products products, ReadOnlySpan<double> xh, ReadOnlySpan<double> dz)
    {
        if (Adds)
        {
            products.Outer(xh, dz, Gradient);
        }
    }

    /// <summary>Adds to one element, where the step adds.</summary>
    public void Add(int at, double d)
    {
        if (Adds)
        {
            Gradient[at] += d;
        }
    }
}
