using Parity.Backends;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Judging;
using Parity.Ports;
using Parity.Tensors;
using Parity.Tests.Diagnosis.Ports.Plants;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>The port that mistakes are planted in is itself right, and so are the gradients of its mistakes.</summary>
public sealed class TapePortTests
{
    private const double Step = 1e-5;

    /// <summary>All cases whose outputs the port gives as TensorFlow does, direction by direction, but the large and those whose layer is wrapped twice, which it does not know; and but uni-deep-1200, in whatever numerics, where sums of 1200 floats, added one by one, are a third more than the floor away from TensorFlow's.</summary>
    public static TheoryData<string> Cases =>
        [.. Repository.Folder.Cases.Where(c => c.Driver is not (Driver.InitialWeights or Driver.StaticBidirectionalRnn or Driver.StackBidirectionalDynamicRnn) && Floor.WhyIllConditioned(c) is null && c.Cell.NumUnits <= 31 && !c.Id.EndsWith("uni-deep-1200", StringComparison.Ordinal) && !c.Id.Contains("residual-twice", StringComparison.Ordinal)).Select(c => c.Id)];

    public static IEnumerable<TheoryDataRow<int>> Plants => PlantTable.Rows(_ => true);

    public static IEnumerable<TheoryDataRow<int>> TrueGradients => PlantTable.Rows(p => p.TrueGradients);

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_right(string id)
    {
        var (row, golden) = Golden(id);
        Assert.Empty(Wrong(row, golden, new TapePort { Arithmetic = row.DType == DType.Float32 ? Arithmetic.Single : Arithmetic.Double }));
    }

    [Theory]
    [MemberData(nameof(Plants))]
    public void A_mistake_is_one(int index)
    {
        var plant = PlantTable.All[index];
        var (row, golden) = Golden(plant.Case);
        Assert.NotEmpty(Wrong(row, golden, plant.Make(new TapePort())));
    }

    /// <summary>The slope of <c>Σ cotangent·result</c> along a random direction of each array that has a gradient, in float64.</summary>
    [Theory]
    [MemberData(nameof(TrueGradients))]
    public void The_gradients_are_those_of_the_mistaken_function(int index)
    {
        var plant = PlantTable.All[index];
        var (row, golden) = Golden(plant.Case);
        row = row with { DType = DType.Float64 };
        var given = new TensorSet(CaseArrays.Inputs(golden).Select(p => KeyValuePair.Create(p.Key, p.Value.DType.IsFloating() ? p.Value.To(DType.Float64) : p.Value)));
        var port = plant.Make(new TapePort()) with { Arithmetic = Arithmetic.Double };
        double Loss(TensorSet at) => port.Run(row, at).Where(r => given.ContainsKey("cotangent/" + r.Key)).Sum(r => Dot(given["cotangent/" + r.Key], r.Value));

        var random = new Random(1);
        foreach (var (gradient, slope) in port.Run(row, given).Under("gradient/"))
        {
            var array = gradient["gradient/".Length..];
            var along = Tensor.Of(Enumerable.Range(0, slope.Count).Select(_ => random.NextDouble() - 0.5).ToArray(), slope.Shape);
            var difference = (Loss(Moved(given, array, along, Step)) - Loss(Moved(given, array, along, -Step))) / (2 * Step);
            Assert.True(Math.Abs(difference - Dot(slope, along)) < 1e-6, $"{array}: slope {difference}, gradient {Dot(slope, along)}");
        }
    }

    private static TensorSet Moved(TensorSet given, string array, Tensor along, double by) =>
        new(given) { [array] = Tensor.Of(Enumerable.Range(0, along.Count).Select(i => given[array].At(i) + (by * along.At(i))).ToArray(), along.Shape) };

    private static double Dot(Tensor a, Tensor b) => Enumerable.Range(0, a.Count).Sum(i => a.At(i) * b.At(i));

    private static List<string> Wrong(Case row, TensorSet golden, TapePort port)
    {
        var got = new PortBackend(port.Run(row, CaseArrays.Inputs(golden)));
        return [.. new Judge(got, new GoldenBackend(), BudgetRule.Stated).Run(row).Arrays.Where(v => v.Outcome == Outcome.Differs).Select(v => $"{v.Name} {v.Whole} {v.LargestUlps:0.0} {v.Failing}/{v.Count}")];
    }

    private static (Case Row, TensorSet Golden) Golden(string id)
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == id);
        return (row, FixtureFolder.ReadGolden(row));
    }
}
