using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Diagnosis;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis;

/// <summary>What a port with a mistake would give: the oracle's results with the mistake planted, in the case's type. It tests the engine; ports apart from the oracle test the hypotheses.</summary>
internal sealed class PlantedPort
{
    public PlantedPort(string id)
    {
        Row = Repository.Folder.Cases.Single(c => c.Id == id);
        Golden = FixtureFolder.ReadGolden(Row);
        Setting = Setting.Of(Row, Golden);
    }

    public Case Row { get; }

    public TensorSet Golden { get; }

    public Setting Setting { get; }

    /// <summary>The first way, or the one whose text has this in it, in which a mistake is made.</summary>
    public Variant Way(string hypothesis, string text = "") =>
        HypothesisLibrary.Of(Row).Single(h => h.Name == hypothesis).Variants(Setting).First(v => v.Text.Contains(text, StringComparison.Ordinal));

    /// <summary>The arrays of a port with these mistakes, one planted on the other; <paramref name="arrays"/> is how the names begin of those that it gives.</summary>
    public TensorSet With(IEnumerable<Variant> ways, string arrays = "") => Of(ways.Aggregate(Plant.None, (plant, w) => plant.Then(w.Make(Setting))), arrays);

    /// <summary>The arrays under a plant. What it leaves open is 0.125.</summary>
    public TensorSet Of(Plant plant, string arrays = "") => new(plant.Run(Setting, OracleScope.Whole)
        .Where(p => p.Key.StartsWith(arrays, StringComparison.Ordinal))
        .Select(p => KeyValuePair.Create(p.Key, Tensor.Of(Array.ConvertAll(p.Value.Array<double>(), x => double.IsNaN(x) ? 0.125 : x), p.Value.Shape).To(Row.DType))));

    /// <summary>The causes that are found, by name.</summary>
    public static IEnumerable<string> Names(CaseDiagnosis diagnosis) => diagnosis.Causes.Select(c => c.Name);
}
