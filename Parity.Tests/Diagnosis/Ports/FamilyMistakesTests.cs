using System.Text;
using Parity.Diagnosis;
using Parity.Tests.Diagnosis.Ports.Plants;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>Mistakes of every kind of cell, made in a port that shares nothing with the oracle: each is named, alone, and what else would give the same numbers with it.</summary>
public sealed class FamilyMistakesTests
{
    private static readonly IReadOnlyList<Mistake> Made = [.. FamilyPlants.All];

    private static readonly string[] Cancelling = ["layernorm", "coupled", "peephole"];

    private static readonly Lazy<IReadOnlyList<CaseDiagnosis>> Diagnoses = new(() => [.. Made.AsParallel().AsOrdered().Select(m => Planted.Diagnose(m.Case, m.Make(Port(m.Case))))]);

    public static IEnumerable<TheoryDataRow<int>> Plants => Enumerable.Range(0, Made.Count).Select(i => new TheoryDataRow<int>(i) { Label = $"{Made[i].Case}: {Made[i]}" });

    [Theory]
    [MemberData(nameof(Plants))]
    public void One_is_named(int index)
    {
        var plant = Made[index];
        var diagnosis = Diagnoses.Value[index];
        var cause = Assert.Single(diagnosis.Causes);
        Assert.True(diagnosis.Explained);
        Assert.Empty(diagnosis.Remains);
        Assert.Equal(plant.Name, cause.Name);
        Assert.All(cause.Alternatives, a => Assert.NotEqual("", a.SeparatedBy));
    }

    /// <summary>Every mistake that is known of some cells only is made in one of them.</summary>
    [Fact]
    public void Every_one_is_made()
    {
        var plain = HypothesisLibrary.Of(Planted.Case("bi-ragged-init")).Select(h => h.Name);
        Assert.Empty(HypothesisLibrary.All.Select(h => h.Name).Except(plain).Except(Made.Select(m => m.Name)));
    }

    /// <summary>Which way of which mistake is found for each, and what cannot be told from it.</summary>
    [Fact]
    public void As_it_was()
    {
        var text = new StringBuilder();
        foreach (var (plant, diagnosis) in Made.Zip(Diagnoses.Value))
        {
            text.Append(Line(plant, diagnosis.Causes));
        }

        Snapshot.Match(text.ToString());
    }

    private static string Line(Mistake plant, IEnumerable<Cause> causes) =>
        $"{plant.Case}: {plant}\n" + string.Concat(causes.Select(c => $"  {c.Name}{Text(c.Variant)}\n" + string.Concat(c.Alternatives.Select(a => $"    or {a.Name}{Text(a.Variant)}: {a.SeparatedBy ?? "the same function"}\n"))));

    /// <summary>Rounding at every step is past the floor where layers of few units are normalised and where gradients cancel: TensorFlow's own is, already.</summary>
    private static TapePort Port(string id) => new() { Arithmetic = Array.Exists(Cancelling, c => id.Contains(c, StringComparison.Ordinal)) ? Arithmetic.Double : Arithmetic.Single };

    private static string Text(string variant) => variant.Length == 0 ? string.Empty : $" ({variant})";
}
