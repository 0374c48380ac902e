using System.Globalization;
using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Gradients;

/// <summary>Truncated backpropagation through time, its length estimated.</summary>
internal sealed class Truncated : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "gradients truncated";

    /// <inheritdoc/>
    public override string Explanation =>
        "The way back is cut: the state is detached after some number of steps, or only the last steps are gone back through. dynamic_rnn goes back through the whole sequence. "
        + "What is learnt over longer distances than the cut is lost, and nothing else looks wrong.";

    /// <inheritdoc/>
    public override string Fix => "Hand the gradients of c and h from each step to the one before it, down to the first and into the initial state.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => Results.IsGradient(array) && setting.Longest > (setting.HasInitialState ? 0 : 1);

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        yield return Of("no step hands the gradient of h on", b => b with { CutsH = (_, _, _) => true });
        yield return Of("no step hands the gradient of c on", b => b with { CutsC = (_, _, _) => true });
        if (setting.HasInitialState)
        {
            yield return Of("nothing reaches the initial state", b => b with { CutsC = (s, _, _) => s == 0, CutsH = (s, _, _) => s == 0 }) with { Rare = true };
        }
    }

    /// <inheritdoc/>
    public override bool EstimatesFromGradients => true;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Estimate(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        for (var k = 1; k < trial.Setting.Longest && trial.Evidence.HasGradients; k++)
        {
            var (text, length) = (k.ToString(CultureInfo.InvariantCulture), k);
            yield return Cut($"after {text} steps: detached at every multiple", length, (s, _, _) => s % length == 0);
            yield return Cut($"after {text} steps: detached at every multiple, where a row has ended, too", length, (s, _, _) => s % length == 0, setting => StillThere(setting, length));
            yield return Cut($"after {text} steps: detached in windows from the end", length, (s, l, _) => (l - s) % length == 0);
            yield return Cut($"after {text} steps from each row's end: nothing before is gone back through", length, (s, l, _) => s == l - length, setting => From(setting, (l, _) => l - length));
            yield return Cut($"after {text} steps from T: nothing before is gone back through", length, (s, _, t) => s == t - length, setting => From(setting, (_, t) => t - length));
            yield return Cut($"after {text} steps from each row's end: detached there", length, (s, l, _) => s == l - length);
            yield return Cut($"after {text} steps from T: detached there", length, (s, _, t) => s == t - length);
        }
    }

    private static Variant Cut(string text, int length, Func<int, int, int, bool> at, Func<Setting, Mapping>? cotangents = null) =>
        Of(text, b => b with { CutsC = at, CutsH = at }, cotangents) with { Parameter = new Parameter("steps", length) };

    private static Variant Of(string text, Func<BackRules, BackRules> back, Func<Setting, Mapping>? cotangents = null) =>
        new(text, s => Plant.OfBack(back) with { Cotangents = cotangents is null ? [] : [cotangents(s)] }) { GradientsOnly = true };

    /// <summary>The last state's cotangents of rows that no cut comes between the end of and T.</summary>
    private static Mapping StillThere(Setting setting, int length)
    {
        var shape = setting.Shape;
        bool Cut(int n) => Enumerable.Range(shape.Length(n), shape.Time - shape.Length(n)).Any(s => s % length == 0);
        return setting.StateNames("cotangent/state").Aggregate(new Mapping(), (map, name) =>
        {
            var size = setting.ShapeOf(name)[^1];
            return map.With(name, name, Indexes.Matrix(shape.Batch, size, (n, u) => Cut(n) ? Mapping.Zero : (n * size) + u));
        });
    }

    /// <summary>The outputs' cotangents from a step of each direction's own time on.</summary>
    private static Mapping From(Setting setting, Func<int, int, int> first)
    {
        var map = new Mapping();
        foreach (var direction in setting.Directions)
        {
            var name = "cotangent/" + Drivers.Path("outputs", direction);
            map = map.With(name, name, Indexes.Steps(setting, setting.OutputSize, (n, t) =>
            {
                var length = setting.Shape.Length(n);
                var step = direction == "bw" && t < length ? length - 1 - t : t;
                return step >= first(length, setting.Shape.Time) ? t : Mapping.Zero;
            }));
        }

        return map;
    }
}
