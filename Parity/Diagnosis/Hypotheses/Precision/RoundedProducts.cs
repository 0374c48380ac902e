using Parity.Backends.Scalar;

namespace Parity.Diagnosis.Hypotheses.Precision;

/// <summary>The oracle's products with operands rounded first, and results too where it is asked.</summary>
/// <param name="operand">What each factor is rounded to.</param>
/// <param name="result">What each product's result is rounded to; null is not at all.</param>
/// <param name="apart">Whether x and h are multiplied apart, each result rounded.</param>
/// <param name="back">Whether the way back has rounded products, too.</param>
internal sealed class RoundedProducts(Func<double, double> operand, Func<double, double>? result, bool apart, bool back) : Products
{
    private readonly List<(double[] Kernel, double[] Rounded)> seen = [];

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<double> xh, int inputs, ReadOnlySpan<double> kernel, Span<double> z)
    {
        var (rounded, weights) = (Round(xh), Rounded(kernel));
        var width = z.Length;
        if (apart)
        {
            AddProduct(rounded.AsSpan(0, inputs), weights.AsSpan(0, inputs * width), z);
            AddProduct(rounded.AsSpan(inputs), weights.AsSpan(inputs * width), z);
        }
        else
        {
            AddProduct(rounded, weights, z);
        }
    }

    /// <inheritdoc/>
    public override void Back(ReadOnlySpan<double> dz, ReadOnlySpan<double> kernel, Span<double> dxh)
    {
        if (!back)
        {
            FastProducts.Instance.Back(dz, kernel, dxh);
            return;
        }

        FastProducts.Instance.Back(Round(dz), Rounded(kernel), dxh);
        RoundResult(dxh);
    }

    /// <inheritdoc/>
    public override void Outer(ReadOnlySpan<double> xh, ReadOnlySpan<double> dz, Span<double> kernelGradient)
    {
        if (back)
        {
            FastProducts.Instance.Outer(Round(xh), Round(dz), kernelGradient);
        }
        else
        {
            FastProducts.Instance.Outer(xh, dz, kernelGradient);
        }
    }

    private void AddProduct(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, Span<double> z)
    {
        var product = new double[z.Length];
        FastProducts.Instance.Forward(values, values.Length, weights, product);
        RoundResult(product);
        for (var g = 0; g < z.Length; g++)
        {
            z[g] += product[g];
        }
    }

    private void RoundResult(Span<double> values)
    {
        for (var i = 0; result is not null && i < values.Length; i++)
        {
            values[i] = result((float)values[i]);
        }
    }

    private double[] Round(ReadOnlySpan<double> values)
    {
        var rounded = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            rounded[i] = operand((float)values[i]);
        }

        return rounded;
    }

    /// <summary>A kernel is the same at every step of a direction.</summary>
    private double[] Rounded(ReadOnlySpan<double> kernel)
    {
        foreach (var (known, rounded) in seen)
        {
            if (kernel.SequenceEqual(known))
            {
                return rounded;
            }
        }

        seen.Add((kernel.ToArray(), Round(kernel)));
        return seen[^1].Rounded;
    }
}
