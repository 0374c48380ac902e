using Parity.Cases;
using Parity.Comparison;
using Parity.Diagnosis;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>A port of any cell that is right has no cause; and so the port that mistakes are planted in is right.</summary>
public sealed class FamilyPortsTests
{
    public static IEnumerable<TheoryDataRow<string>> Cases =>
        from row in Repository.Folder.Cases
        where row.Driver != Driver.InitialWeights && row.Cell.NotPlain is not null && (row.Id.EndsWith("-ragged-init", StringComparison.Ordinal) || !row.Driver.IsPlain())
        where Floor.WhyIllConditioned(row) is null
        select new TheoryDataRow<string>(row.Id) { Label = row.Id };

    [Theory]
    [MemberData(nameof(Cases))]
    public void TensorFlow(string id)
    {
        var row = Planted.Case(id);
        IsRight(row, CaseArrays.Results(FixtureFolder.ReadGolden(row)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Apart_from_the_oracle(string id)
    {
        var row = Planted.Case(id);
        if (row.Driver.IsPlain())
        {
            IsRight(row, Planted.Result(row, new TapePort { Arithmetic = row.DType == DType.Float32 && !id.Contains("layernorm", StringComparison.Ordinal) ? Arithmetic.Single : Arithmetic.Double }, trace: true));
        }
    }

    private static void IsRight(Case row, TensorSet port)
    {
        var diagnosis = new Diagnoser().Diagnose(row, port);
        Assert.Empty(diagnosis.Causes);
        Assert.True(diagnosis.Explained || diagnosis.Notes.Any(n => n.Contains("that is rounding", StringComparison.Ordinal)));
    }
}
