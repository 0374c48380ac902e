using Parity.Backends.Scalar;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>
/// A mistake as it is planted in the oracle: other rules, arrays read or given in another way, and, where only the way back is wrong, other cotangents
/// or gradients. Plants follow one another: the second sees what the first made.
/// </summary>
public sealed record Plant
{
    /// <summary>Nothing planted.</summary>
    public static Plant None { get; } = new();

    /// <summary>The rules of a direction, from those before.</summary>
    public Func<string, OracleRules, OracleRules> Rules { get; init; } = (_, rules) => rules;

    /// <summary>The case taken for another one.</summary>
    public Func<Setting, Setting>? Alters { get; init; }

    /// <summary>How inputs, initial states and weights are read.</summary>
    public IReadOnlyList<Mapping> Reads { get; init; } = [];

    /// <summary>How outputs and states are given.</summary>
    public IReadOnlyList<Mapping> Gives { get; init; } = [];

    /// <summary>What the way back takes the cotangents for.</summary>
    public IReadOnlyList<Mapping> Cotangents { get; init; } = [];

    /// <summary>How gradients are given.</summary>
    public IReadOnlyList<Mapping> Gradients { get; init; } = [];

    /// <summary>Whether what stands in one array is taken for another.</summary>
    public bool Crosses => Alters is not null || Maps.SelectMany(m => m).Any(m => m.Crosses);

    private IReadOnlyList<IReadOnlyList<Mapping>> Maps => [Reads, Gives, Cotangents, Gradients];

    /// <summary>Whether this and another can be planted in two orders that are two functions.</summary>
    public bool Meets(Plant other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Maps.Zip(other.Maps).Any(pair => pair.First.Any(m => pair.Second.Any(m.Meets)));
    }

    /// <summary>Rules alone, in every direction.</summary>
    public static Plant Of(Func<OracleRules, OracleRules> rules) => new() { Rules = (_, before) => rules(before) };

    /// <summary>Another way to go through time, in every direction.</summary>
    public static Plant OfTime(Func<TimeRules, TimeRules> time) => Of(r => r with { Time = time(r.Time) });

    /// <summary>Another way back, in every direction.</summary>
    public static Plant OfBack(Func<BackRules, BackRules> back) => Of(r => r with { Back = back(r.Back) });

    /// <summary>This, and then another.</summary>
    public Plant Then(Plant next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new Plant
        {
            Rules = (direction, rules) => next.Rules(direction, Rules(direction, rules)),
            Alters = Alters is null || next.Alters is null ? Alters ?? next.Alters : s => next.Alters(Alters(s)),
            Reads = [.. Reads, .. next.Reads],
            Gives = [.. Gives, .. next.Gives],
            Cotangents = [.. Cotangents, .. next.Cotangents],
            Gradients = [.. Gradients, .. next.Gradients],
        };
    }

    /// <summary>The same in one direction alone.</summary>
    public Plant Only(string direction)
    {
        IReadOnlyList<Mapping> Of(IReadOnlyList<Mapping> mappings) => [.. mappings.Select(m => m.Where(target => Setting.DirectionOf(target) == direction))];
        return new Plant
        {
            Rules = (d, rules) => d == direction ? Rules(d, rules) : rules,
            Reads = Of(Reads),
            Gives = Of(Gives),
            Cotangents = Of(Cotangents),
            Gradients = Of(Gradients),
        };
    }

    /// <summary>Runs the oracle with it planted.</summary>
    /// <returns>The results in float64; NaN is an element that is not computed or may be anything.</returns>
    public TensorSet Run(Setting setting, OracleScope scope, Products? products = null, TensorSet? trace = null)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(scope);
        setting = Alters?.Invoke(setting) ?? setting;
        var given = Reads.Aggregate(setting.Given, (arrays, map) => map.Apply(arrays));
        if (scope.Gradients)
        {
            given = Cotangents.Aggregate(given, (arrays, map) => map.Apply(arrays));
            given = Gives.Reverse().Aggregate(given, (arrays, map) => map.Adjoint(arrays, "cotangent/"));
        }

        var start = OracleRules.TensorFlow with { Products = products ?? Products.Compensated };
        var results = ScalarBackend.Run(setting.Row, given, direction => Rules(direction, start), scope, trace);
        results = Gives.Aggregate(results, (arrays, map) => map.Apply(arrays));
        if (scope.Gradients)
        {
            results = Reads.Reverse().Aggregate(results, (arrays, map) => map.Adjoint(arrays, "gradient/"));
            results = Gradients.Aggregate(results, (arrays, map) => map.Apply(arrays));
        }

        return results;
    }
}
