namespace Parity.Backends.Scalar;

/// <summary>What an LSTM puts out of <c>m = σ(o)∘act(c')</c>: <c>clip(m·P)</c>, or m where it has no projection.</summary>
/// <param name="kernel"><c>P [H, P]</c>, or null.</param>
/// <param name="clip">The clip.</param>
/// <param name="rules">The rules.</param>
internal sealed class ScalarProjection(ScalarWeight? kernel, Clip clip, OracleRules rules)
{
    /// <summary>What it leaves behind.</summary>
    /// <param name="M"><c>m [H]</c>.</param>
    /// <param name="Product"><c>m·P [P]</c>.</param>
    /// <param name="Output">What is put out <c>[P]</c>.</param>
    public sealed record Result(double[] M, double[] Product, double[] Output);

    /// <summary>The way there.</summary>
    public Result Forward(double[] m)
    {
        if (kernel is null)
        {
            return new Result(m, m, m);
        }

        var product = new double[kernel.Value.Length / m.Length];
        rules.Products.Forward(m, m.Length, kernel.Value, product);
        product = rules.Round is { } round ? Array.ConvertAll(product, p => round(p)) : product;
        return new Result(m, product, Array.ConvertAll(product, clip.Value));
    }

    /// <summary>The gradient of m from that of the output.</summary>
    public double[] Backward(Result result, double[] dOutput)
    {
        if (kernel is null)
        {
            return dOutput;
        }

        var (dProduct, dm) = (new double[dOutput.Length], new double[result.M.Length]);
        for (var p = 0; p < dProduct.Length; p++)
        {
            dProduct[p] = dOutput[p] * clip.Slope(result.Product[p]);
        }

        rules.Products.Back(dProduct, kernel.Value, dm);
        kernel.AddOuter(rules.Products, result.M, dProduct);
        return dm;
    }
}
