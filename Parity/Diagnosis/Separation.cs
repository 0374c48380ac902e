using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>Finds what would tell two explanations apart: other arrays of the same case, or a built-in case, the smallest first.</summary>
/// <param name="setting">The case at hand.</param>
/// <param name="evidence">What the port gave of it, which does not.</param>
internal sealed class Separation(Setting setting, Evidence evidence)
{
    private const int LargestCase = 60_000;

    /// <summary>What separates them: <c>bi-ragged-init</c>, <c>gradient/inputs of this case</c>; null where nothing does.</summary>
    public string? Of(Func<Setting, Plant> one, Func<Setting, Plant> other)
    {
        if (Differing(setting, one, other).FirstOrDefault(name => evidence.Arrays.All(a => a.Name != name)) is { } array)
        {
            return $"{array} of this case";
        }

        return CaseTable.All
            .Where(r => r.MadeBy is null && r.Driver != Driver.InitialWeights && r.Cell.Signature() == setting.Row.Cell.Signature())
            .Where(r => r.WeightScale == 1 && r.CotangentScale == 1 && r.Batch * r.Time * Size(r) * (r.Inputs + Size(r)) <= LargestCase)
            .OrderBy(r => r.Driver != setting.Row.Driver)
            .ThenBy(r => r.Batch * r.Time * Size(r))
            .ThenBy(r => r.Id, StringComparer.Ordinal)
            .FirstOrDefault(r => Differing(Drawn(r), one, other).Any())?.Id;
    }

    private static int Size(CaseRow row) => row.Cell.States.Max(s => s.Size);

    private static Setting Drawn(CaseRow row) => Setting.Of(
        new Case { Id = row.Id, Driver = row.Driver, Cell = row.Cell, TimeMajor = row.TimeMajor, DType = row.DType, Folder = string.Empty, Golden = row.Golden, Reference = new Reference { TensorFlow = string.Empty } },
        CaseDraw.Inputs(row));

    /// <summary>The arrays in which the two differ by more than any floor that is used.</summary>
    private static IEnumerable<string> Differing(Setting on, Func<Setting, Plant> one, Func<Setting, Plant> other)
    {
        var (a, b) = (one(on).Run(on, OracleScope.Whole, FastProducts.Instance), other(on).Run(on, OracleScope.Whole, FastProducts.Instance));
        return a.Keys.Where(name => !b.ContainsKey(name) || !Same(name, a[name], b[name]));
    }

    private static bool Same(string name, Tensor a, Tensor b) =>
        a.Count == b.Count && new ArrayEvidence(name, a, DType.Float32, Floor.Least, null).Agrees(b, part: false) && new ArrayEvidence(name, b, DType.Float32, Floor.Least, null).Agrees(a, part: false);
}
