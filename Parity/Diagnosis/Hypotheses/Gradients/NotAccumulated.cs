using Parity.Backends.Scalar;

namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>The weights' gradient of one step.</summary>
internal sealed class NotAccumulated : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "gradients not accumulated over time";

    /// <inheritdoc/>
    public override string Explanation =>
        "Every step uses the same kernel and bias, so their gradients are sums over the steps. Here each step's overwrites the one before it, or only the last step's is taken: dW = in the place of dW +=.";

    /// <inheritdoc/>
    public override string Fix => "Begin at zeros before the way back and add every step's concat(x, h)ᵀ·dz and dz.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => Results.IsWeightGradient(array) && (setting.Longest > 1 || (setting.Longest == 1 && setting.Shape.Time > 1));

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, takes) in new (string, Func<int, int, int, bool>)[]
        {
            ("each row's last step only", (step, length, _) => step == length - 1),
            ("the step at T − 1 only", (step, _, time) => step == time - 1),
            ("the first step only, which the way back comes to last", (step, _, _) => step == 0),
        })
        {
            yield return Of(text, b => b with { AddsToKernel = takes, AddsToBias = takes });
            yield return Of($"the bias's alone: {text}", b => b with { AddsToBias = takes }) with { Rare = true };
            yield return Of($"the kernel's alone: {text}", b => b with { AddsToKernel = takes }) with { Rare = true };
        }
    }

    private static Variant Of(string text, Func<BackRules, BackRules> back) => new(text, _ => Plant.OfBack(back)) { GradientsOnly = true };
}
