namespace Parity.Diagnosis.InitialWeights;

/// <summary>Orthogonal matrices.</summary>
internal sealed class OrthogonalWeights : WeightHypothesis
{
    private const double Allowed = 1e-4;
    private const double Certain = 1e6;

    /// <inheritdoc/>
    public override string Name => "initial weights: orthogonal";

    /// <inheritdoc/>
    public override string Explanation =>
        "The recurrent part is orthogonal, rows of length 1 at right angles: Keras's default for its recurrent kernel. TensorFlow's LSTMCell draws it glorot-uniform together with the inputs' part.";

    /// <inheritdoc/>
    public override IEnumerable<(string Text, double LogLikelihood)> Of(WeightSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var h = sample.Units;
        if (h < 2 || sample.Kernel.Length == 0)
        {
            yield break;
        }

        yield return ("the whole kernel", 1 + (sample.Inputs + h <= sample.Columns ? Is(sample.Kernel, sample.Inputs + h, sample.Columns) : Is(Transposed(sample.Kernel, sample.Inputs + h, sample.Columns), sample.Columns, sample.Inputs + h)));
        yield return ("the recurrent [H, 4H] part", Is(sample.OfState, h, sample.Columns));
        yield return ("each gate's recurrent [H, H] block", Enumerable.Range(0, sample.Gates).Min(g => Is(Block(sample, g), h, h)));
    }

    /// <summary>No draw of another kind is orthogonal: certain, or impossible. A common factor is allowed, and 1 fits better.</summary>
    private static double Is(double[] matrix, int rows, int columns)
    {
        var scale = matrix[..columns].Sum(x => x * x);
        for (var r = 0; r < rows; r++)
        {
            for (var s = 0; s <= r; s++)
            {
                var product = 0.0;
                for (var c = 0; c < columns; c++)
                {
                    product += matrix[(r * columns) + c] * matrix[(s * columns) + c];
                }

                if (!(Math.Abs(product - (r == s ? scale : 0)) <= Allowed * scale))
                {
                    return double.NegativeInfinity;
                }
            }
        }

        return Math.Abs(scale - 1) <= Allowed ? Certain : Certain - 1;
    }

    private static double[] Block(WeightSample sample, int gate) =>
        [.. from r in Enumerable.Range(0, sample.Units) from c in Enumerable.Range(0, sample.Units) select sample.OfState[(r * sample.Columns) + (gate * sample.Units) + c]];

    private static double[] Transposed(double[] matrix, int rows, int columns) => [.. from c in Enumerable.Range(0, columns) from r in Enumerable.Range(0, rows) select matrix[(r * columns) + c]];
}
