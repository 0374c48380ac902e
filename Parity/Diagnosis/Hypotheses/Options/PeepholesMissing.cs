using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Options;

/// <summary>No peepholes.</summary>
internal sealed class PeepholesMissing : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "peepholes missing";

    /// <inheritdoc/>
    public override string Explanation =>
        "The cell has use_peepholes=True, and the gates do not look at c: w_i_diag∘c and w_f_diag∘c are not added to the pre-activations of i and f, or "
        + "w_o_diag∘c' not to that of o. PyTorch, Keras and cuDNN have no peepholes, so a conversion has nowhere to put them and drops them.";

    /// <inheritdoc/>
    public override string Fix => "Add w_i_diag∘c to i and w_f_diag∘c to f before the sigmoid, with the old c, and w_o_diag∘c' to o, with the new one.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasPeepholes();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, which) in Peepholes.Kinds(setting))
        {
            yield return new Variant(text, s => Without(s, which, back: false)) { Rare = text.Length > 0 };
            yield return new Variant(text.Length == 0 ? "and their gradients are zero" : $"{text}, and the gradient is zero", s => Without(s, which, back: true)) { Rare = text.Length > 0 };
        }
    }

    private static Plant Without(Setting setting, Func<WeightArray, bool> which, bool back) => new()
    {
        Reads = [new Mapping { GradientsGoBack = back }.WithZeros(setting.Weights.Where(w => w.IsPeephole && which(w)).Select(w => w.Name))],
    };
}
