using System.Text;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Diagnosis;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Diagnosis.Ports.Plants;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>Which case shows which mistake, made in the port of these tests: what the hypotheses say of themselves is held against it.</summary>
public sealed class KillMatrixTests
{
    private static readonly Lazy<IReadOnlyList<Row>> Matrix = new(Make);

    /// <summary>Those of the plain cell; what other numerics make of the same inputs shows nothing else.</summary>
    private static readonly IReadOnlyList<Case> Cases =
        [.. Repository.Folder.Cases.Where(c => c.Driver.IsPlain() && c.Cell.NotPlain is null && c.Reference.TensorFlow == "2.15.1" && c.Reference.OneDnn != true && c.Driver != Driver.InitialWeights && Floor.WhyIllConditioned(c) is null && c.Cell.NumUnits <= 16 && Size(c) <= 900)];

    /// <summary>Cases whose numbers happen to hide what their form lets be seen.</summary>
    private static readonly HashSet<(string Mistake, string Case)> Accidents =
    [
        // inputs of 1e30 saturate the gates, whose slope is then exactly 0
        ("dx of padded steps not zero", "bi-padding-1e30"),
        ("dx of padded steps not zero", "uni-padding-1e30"),
    ];

    [Fact]
    public void Every_mistake_is_caught_by_a_case() => Assert.All(Matrix.Value, r => Assert.Contains(true, r.Caught));

    [Fact]
    public void A_case_that_shows_it_is_one_that_is_said_to() =>
        None(Matrix.Value.Select(r => (r.Name, Cases.Where((_, i) => r.Caught[i] && !r.Said[i]))));

    /// <summary>In a way that is planted here, or else in one of the hypothesis's own, in the oracle.</summary>
    [Fact]
    public void A_case_that_is_said_to_show_it_does()
    {
        var said = Matrix.Value.GroupBy(r => r.Mistake).SelectMany(g => Cases.Where((_, i) => g.First().Said[i] && !g.Any(r => r.Caught[i])).Select(c => (Mistake: g.Key, Case: c)));
        None(said.AsParallel().AsOrdered().Where(s => !Accidents.Contains((s.Mistake, s.Case.Id)) && !ShownByTheOracle(s.Mistake, s.Case)).GroupBy(s => s.Mistake).Select(g => (g.Key, g.Select(s => s.Case))));
    }

    [Fact]
    public void As_it_was()
    {
        var text = new StringBuilder("A column is a case, a row a mistake as the port makes it: x where outputs, states or gradients are past the floor.\n\n");
        foreach (var (c, i) in Cases.Select((c, i) => (c, i)))
        {
            text.Append(new string('|', i)).Append(' ').Append(c.Id).Append('\n');
        }

        foreach (var row in Matrix.Value)
        {
            text.Append(string.Concat(row.Caught.Select(x => x ? 'x' : '.'))).Append(' ').Append(row.Name).Append('\n');
        }

        Snapshot.Match(text.ToString());
    }

    private static void None(IEnumerable<(string Mistake, IEnumerable<Case> Cases)> wrong)
    {
        var lines = wrong.Where(w => w.Cases.Any()).Select(w => $"{w.Mistake}: {string.Join(' ', w.Cases.Select(c => c.Id))}").ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    private static long Size(Case row) => FixtureFolder.ReadGolden(row).Need("inputs").Count;

    private static List<Row> Make()
    {
        var plants = PlantTable.All.Where(p => p.Name != "gate order" || p.Variant is "ifjo" or "iofj" or "foij").ToList();
        var columns = Cases.AsParallel().AsOrdered().Select(c => Column(c, plants)).ToList();
        return [.. plants.Select((p, i) => new Row(p.Name, p.ToString(), [.. columns.Select(c => c.Caught[i])], [.. columns.Select(c => c.Said[i])]))];
    }

    private static (bool[] Caught, bool[] Said) Column(Case row, List<Mistake> plants)
    {
        var golden = FixtureFolder.ReadGolden(row);
        var setting = Setting.Of(row, golden);
        var arithmetic = row.DType == DType.Float32 ? Arithmetic.Single : Arithmetic.Double;
        var library = HypothesisLibrary.Of(row).ToDictionary(h => h.Name);
        return ([.. plants.Select(p => Differs(row, golden, Planted.Result(row, p.Make(new TapePort { Arithmetic = arithmetic }))))], [.. plants.Select(p => setting.ResultNames().Any(n => library[p.Name].Shows(setting, n)))]);
    }

    private static bool ShownByTheOracle(string mistake, Case row)
    {
        var golden = FixtureFolder.ReadGolden(row);
        var setting = Setting.Of(row, golden);
        return HypothesisLibrary.Of(row).Single(h => h.Name == mistake).Variants(setting).Any(v => Differs(row, golden, Known(v.Make(setting).Run(setting, OracleScope.Whole), golden)));
    }

    /// <summary>An element that may be anything is taken to be right.</summary>
    private static TensorSet Known(TensorSet got, TensorSet golden) => new(got.Where(p => golden.ContainsKey(p.Key)).Select(p => KeyValuePair.Create(
        p.Key,
        Tensor.Of(Enumerable.Range(0, p.Value.Count).Select(i => double.IsNaN(p.Value.At(i)) ? golden[p.Key].At(i) : p.Value.At(i)).ToArray(), p.Value.Shape))));

    /// <summary>Whether anything of the case is past the floor; an array of another shape is not of the case.</summary>
    private static bool Differs(Case row, TensorSet golden, TensorSet got) =>
        got.Any(p => golden.Find(p.Key) is { } expected && ArrayComparison.Compare(row, p.Key, expected, p.Value.To(row.DType), Floor.Of(row, p.Key), null).Outcome == Outcome.Differs);

    private sealed record Row(string Mistake, string Name, bool[] Caught, bool[] Said);
}
