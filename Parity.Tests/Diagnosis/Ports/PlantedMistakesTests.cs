using Parity.Tests.Diagnosis.Ports.Plants;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>A mistake made in a port that shares nothing with the oracle is named, and nothing else is.</summary>
public sealed class PlantedMistakesTests
{
    public static IEnumerable<TheoryDataRow<int>> Plants => PlantTable.Rows(_ => true);

    [Theory]
    [MemberData(nameof(Plants))]
    public void One_is_named(int index)
    {
        var plant = PlantTable.All[index];
        var diagnosis = Planted.Diagnose(plant.Case, plant.Make(new TapePort()));
        var cause = Assert.Single(diagnosis.Causes);
        Assert.Equal([.. plant.Same.Append(plant.Name).Order(StringComparer.Ordinal)], cause.Alternatives.Select(a => a.Name).Append(cause.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.True(diagnosis.Explained);
        if (!plant.Rounds)
        {
            Assert.Empty(diagnosis.Remains);
            Assert.Empty(cause.Remains);
        }

        Assert.Equal(plant.Parameter, cause.Parameter?.Value is { } value ? Math.Round(value, 3) : null);
        Assert.All(cause.Alternatives, a => Assert.NotEqual("", a.SeparatedBy));
    }
}
