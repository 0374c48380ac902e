using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.ForgetBias;

/// <summary>Another value than the cell's <c>forget_bias</c>, estimated.</summary>
internal sealed class ForgetBiasValue : Hypothesis
{
    private const double Least = -6;
    private const double Most = 8;
    private const double Step = 0.5;
    private const int Steps = 4;
    private const double Nothing = 1e-5;
    private const double Little = 1e-6;

    /// <inheritdoc/>
    public override string Name => "forget bias of another value";

    /// <inheritdoc/>
    public override string Explanation =>
        "The forget gate gets another number than the case's forget_bias: a default of the port's own (1, 0, 5), a value that was trained, or a sign that was turned. The number that fits the port best is given.";

    /// <inheritdoc/>
    public override string Fix => "Hand the cell's forget_bias through to the step.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasForgetGate();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Recurs;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting) => [];

    /// <inheritdoc/>
    public override IEnumerable<Variant> Estimate(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (!trial.Setting.Recurs)
        {
            yield break;
        }

        var rough = LineSearch.Least(v => trial.Left(Plants(v), Steps), Least, Most, Step);
        if (trial.Setting.Cells.All(c => Math.Abs(rough - c.Spec.ForgetBias) < Nothing))
        {
            yield break;
        }

        // where much is left another mistake is there still, and more digits say nothing
        var fitted = trial.Left(Plants(rough), Steps) > Little ? rough : LineSearch.Least(v => trial.Left(Plants(v)), rough - 1e-3, rough + 1e-3, 1e-3);
        if (RoundNumber.Near(fitted) is { } round)
        {
            yield return Of(round);
        }

        yield return Of(fitted);
    }

    private static Variant Of(double value) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value:0.######}"), _ => Plants(value)) { Parameter = new Parameter("forget bias", value) };

    /// <summary>In the place of the cell's, whichever gates get it.</summary>
    private static Plant Plants(double value) => Plant.Of(r => r with { GateBias = _ => r.GateBias(value) });
}
