using Parity.Cases;
using Parity.Diagnosis;
using Parity.Fixtures;
using Parity.Tests.Diagnosis.Ports.Plants;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>Weights that a port starts from are told by how they are spread; TensorFlow's own, and others drawn as it draws, are right.</summary>
public sealed class InitialWeightsTests
{
    private static readonly IReadOnlyList<InitialMistake> All = [.. InitialMistake.All];

    public static IEnumerable<TheoryDataRow<string, int>> Rows =>
        from id in new[] { "bi-h64", "initial-215-dynamic-seed1234-i64-h128" }
        from i in Enumerable.Range(0, All.Count)
        select new TheoryDataRow<string, int>(id, i) { Label = $"{All[i]}, {id}" };

    [Theory]
    [MemberData(nameof(Rows))]
    public void They_are_told(string id, int index)
    {
        var mistake = All[index];
        var row = Planted.Case(id);
        for (var seed = 0; seed < 10; seed++)
        {
            var causes = new Diagnoser().Diagnose(row, mistake.Draw(row, FixtureFolder.ReadGolden(row), seed)).Causes;
            Assert.Equal(mistake.Name.Length == 0 ? [] : [mistake.Name], causes.Select(c => c.Name));
            Assert.All(causes, c => Assert.NotNull(c.Confidence));
        }
    }

    public static TheoryData<string> Drawn => [.. Repository.Folder.Cases.Where(c => c.Driver == Driver.InitialWeights && !c.Id.Contains("i1-h1", StringComparison.Ordinal)).Select(c => c.Id)];

    /// <summary>The weights that TensorFlow itself drew, given as a port's for a case of the same sizes.</summary>
    [Theory]
    [MemberData(nameof(Drawn))]
    public void TensorFlow_s_own_are_right(string id)
    {
        var golden = FixtureFolder.ReadGolden(Planted.Case(id));
        var diagnosis = new Diagnoser().Diagnose(Planted.Case(id), CaseArrays.Results(golden));
        Assert.Empty(diagnosis.Causes);
    }
}
