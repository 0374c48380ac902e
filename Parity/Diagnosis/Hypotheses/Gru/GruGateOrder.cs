using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Gru;

/// <summary>The GRU's gates in another order.</summary>
internal sealed class GruGateOrder : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "order of r and u";

    /// <inheritdoc/>
    public override string Explanation =>
        "The 2H columns of gates/kernel and gates/bias are r u. Keras and ONNX have z (which is u) before r, PyTorch has r first. Read the other way round the "
        + "reset gate drives the update and the update gate the reset; every shape fits.";

    /// <inheritdoc/>
    public override string Fix => "r, u = split(gates, 2, axis=1); exchange the halves of kernel and bias when converting from or to Keras and ONNX, and those of the gradients.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasResetGate();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return new Variant("read as u r (Keras, ONNX)", s => new Plant { Reads = [Halves(s, string.Empty, _ => true)] });
        yield return new Variant("read as r u unit by unit, not gate by gate", s => new Plant { Reads = [Gates(s, string.Empty, _ => true, (g, h) => (g % h * 2) + (g / h))] }) { Rare = true };
        yield return new Variant("of the kernel alone", s => new Plant { Reads = [Halves(s, string.Empty, w => w.IsKernel)] }) { Rare = true };
        yield return new Variant("of the bias alone", s => new Plant { Reads = [Halves(s, string.Empty, w => w.IsBias)] }) { Rare = true };
        yield return new Variant("of the weights' gradients", s => new Plant { Gradients = [Halves(s, "gradient/", _ => true)] }) { GradientsOnly = true };
    }

    private static Mapping Halves(Setting setting, string head, Func<WeightArray, bool> which) => Gates(setting, head, which, (g, h) => (g + h) % (2 * h));

    private static Mapping Gates(Setting setting, string head, Func<WeightArray, bool> which, Func<int, int, int> column) => new Mapping().With(
        setting.Weights.Where(w => w.Gates == "ru" && which(w)),
        head,
        w => Indexes.Matrix(w.Shape.Count == 1 ? 1 : w.Shape[0], w.Columns, (k, g) => (k * w.Columns) + column(g, w.Units)));
}
