namespace Parity.Diagnosis.Hypotheses.Weights;

/// <summary>Biases times a number.</summary>
internal static class Biases
{
    /// <summary>Which biases there are: all, which has no text, and each kind alone where there are several.</summary>
    public static IEnumerable<(string Text, Func<WeightArray, bool> Which)> Kinds(Setting setting)
    {
        yield return (string.Empty, _ => true);
        if (setting.Row.Cell.HasResetGate())
        {
            yield return ("of the candidate alone", w => w.Path == "candidate/bias");
            yield return ("of the gates alone", w => w.Path == "gates/bias");
        }
    }

    /// <summary>The plant; <paramref name="back"/> is whether the bias's gradient has that factor, too.</summary>
    public static Plant Scaled(Setting setting, Func<WeightArray, bool> which, double scale, bool back) => new()
    {
        Reads = [new Mapping { GradientsGoBack = back }.With(setting.Weights.Where(w => w.IsBias && which(w)), string.Empty, _ => null, scale)],
    };
}
