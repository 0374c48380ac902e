using Parity.Diagnosis;
using Parity.Tensors;
using Parity.Tests.Diagnosis.Ports.Plants;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>A port that gives a part of its arrays: the mistake is named, or it is among those that this part cannot tell apart, and what would is named.</summary>
public sealed class PartialPortsTests
{
    private static readonly Dictionary<string, Func<string, bool>> Parts = new()
    {
        ["outputs"] = n => n.StartsWith("outputs", StringComparison.Ordinal),
        ["states"] = n => n.StartsWith("state/", StringComparison.Ordinal),
        ["gradients"] = n => n.StartsWith("gradient/", StringComparison.Ordinal),
        ["backward direction"] = n => n.Contains("/bw", StringComparison.Ordinal) && !n.StartsWith("gradient/", StringComparison.Ordinal),
    };

    /// <summary>One mistake of each name, where the part shows it.</summary>
    public static IEnumerable<TheoryDataRow<string, int>> Rows =>
        from part in Parts.Keys
        from plant in PlantTable.Rows(_ => true).DistinctBy(r => PlantTable.All[r.Data].Name)
        where PlantTable.All[plant.Data].Case == "bi-ragged-init"
        select new TheoryDataRow<string, int>(part, plant.Data) { Label = $"{part}: {plant.Label}" };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Named_from(string part, int index)
    {
        var plant = PlantTable.All[index];
        var given = Given(plant, plant.Case, part);
        var diagnosis = new Diagnoser().Diagnose(Planted.Case(plant.Case), given);
        if (diagnosis.Causes.Count == 0)
        {
            // it may not show in this part; then nothing may differ
            Assert.True(diagnosis.Explained);
            return;
        }

        var cause = Assert.Single(diagnosis.Causes);
        Assert.True(diagnosis.Explained);
        Assert.Contains(plant.Name, cause.Alternatives.Select(a => a.Name).Prepend(cause.Name));
        foreach (var other in cause.Alternatives.Where(a => Repository.Folder.Cases.Any(c => c.Id == a.SeparatedBy)))
        {
            var apart = new Diagnoser().Diagnose(Planted.Case(other.SeparatedBy!), Given(plant, other.SeparatedBy!, part)).Causes;
            var names = apart.SelectMany(c => c.Alternatives.Select(a => (a.Name, a.Variant)).Prepend((c.Name, c.Variant))).ToList();
            Assert.False(names.Contains((cause.Name, cause.Variant)) && names.Contains((other.Name, other.Variant)), $"{other.SeparatedBy} does not tell {cause.Name} from {other.Name}");
        }
    }

    private static TensorSet Given(Mistake plant, string id, string part) =>
        new(Planted.Result(Planted.Case(id), plant.Make(new TapePort())).Where(p => Parts[part](p.Key)));
}
