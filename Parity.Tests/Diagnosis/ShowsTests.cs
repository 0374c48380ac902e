using Parity.Backends.Scalar;
using Parity.Comparison;
using Parity.Diagnosis;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis;

/// <summary>What a hypothesis says can be seen of it is what some way of it changes, array by array.</summary>
public sealed class ShowsTests
{
    public static IEnumerable<TheoryDataRow<string>> Cases() =>
        from id in new[] { "uni-ragged", "uni-nolen", "uni-empty", "uni-full", "uni-t1", "uni-b1-ragged-init", "uni-b1", "uni-i1-h1", "uni-forget-bias-0", "uni-ragged-timemajor", "bi-ragged-init", "bi-empty-init", "bi-short", "bi-t1", "bi-nolen",
            "bi-gru-ragged-init", "uni-rnn-ragged", "uni-lstm-all-ragged-init", "bi-lstm-peephole-full", "uni-lstm-clip-ragged", "uni-residual-top-ragged-init", "bi-multi-lstm2-ragged-init", "uni-residual-gru-ragged-init", "bi-coupled-all-ragged", "uni-layernorm-ragged-init" }
        select new TheoryDataRow<string>(id) { Label = id };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Declared_is_what_is_changed(string id)
    {
        var port = new PlantedPort(id);
        var names = port.Setting.ResultNames();
        var right = Plant.None.Run(port.Setting, OracleScope.Whole);
        foreach (var hypothesis in HypothesisLibrary.Of(port.Row).Where(h => h.Variants(port.Setting).Any(v => !v.Rounds)))
        {
            var changed = hypothesis.Variants(port.Setting).SelectMany(v => InDirections(v, port.Setting))
                .Select(v => v.Make(port.Setting).Run(port.Setting, OracleScope.Whole))
                .SelectMany(r => names.Where(n => !Same(n, right[n], r.GetValueOrDefault(n))))
                .ToHashSet(StringComparer.Ordinal);
            Assert.All(names, n => Assert.True(changed.Contains(n) == hypothesis.Shows(port.Setting, n) || (!changed.Contains(n) && IsOfValues(hypothesis)), $"{hypothesis.Name}: {n}: declared {hypothesis.Shows(port.Setting, n)}"));
        }
    }

    [Theory]
    [InlineData("uni-empty", "forget bias missing", "state/c")]
    [InlineData("uni-nolen", "lengths ignored", "outputs")]
    [InlineData("uni-ragged", "backward outputs not reversed back", "outputs")]
    [InlineData("uni-ragged", "initial state ignored", "state/h")]
    [InlineData("uni-ragged", "precision: float32 where the case is float64", "outputs")]
    public void Not_visible(string id, string hypothesis, string array) =>
        Assert.False(HypothesisLibrary.Of(new PlantedPort(id).Row).Single(h => h.Name == hypothesis).Shows(new PlantedPort(id).Setting, array));

    /// <summary>Whether it shows only where a value happens to be past a limit.</summary>
    private static bool IsOfValues(Hypothesis hypothesis) => hypothesis.Name.Contains("clip", StringComparison.Ordinal) && !hypothesis.Name.Contains("norm", StringComparison.Ordinal);

    private static IEnumerable<Variant> InDirections(Variant variant, Setting setting) => setting.Bidirectional && variant.PerDirection ? [variant, .. setting.Directions.Select(variant.Only)] : [variant];

    private static bool Same(string name, Tensor right, Tensor? changed) =>
        changed is not null && !changed.Array<double>().Any(double.IsNaN) && new ArrayEvidence(name, right, DType.Float32, Floor.Least, null).Agrees(changed, part: false);
}
