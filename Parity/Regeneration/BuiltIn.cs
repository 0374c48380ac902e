using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Regeneration;

/// <summary>The built-in rows as cases of a fixture folder: what the table says, with what the folder's manifest has stored of their goldens.</summary>
public static class BuiltIn
{
    private static readonly Dictionary<string, double> Exact = new(StringComparer.Ordinal) { ["outputs"] = 0, ["state"] = 0, ["gradient"] = 0 };
    private static readonly Dictionary<string, double> ExactInitial = new(StringComparer.Ordinal) { ["initial"] = 0 };

    /// <summary>All rows. <paramref name="stored"/> is the folder's manifest, <paramref name="fresh"/> the numerics for goldens that are not there yet.</summary>
    public static IEnumerable<(CaseRow Row, Case Case)> Cases(string folder, Manifest? stored, Func<Reference> fresh)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        var known = (stored?.Cases ?? []).ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var row in CaseTable.All)
        {
            var old = known.GetValueOrDefault(row.Id);
            var golden = File.Exists(Path.Combine(folder, row.Golden));
            if (row.MadeBy is not null)
            {
                // what Python wrote is taken as it is; the spread is that of TensorFlow's arithmetics, which the twin's is, where there is one
                var made = MadeInPython.Read(folder, row);
                yield return (row, CaseOf(row, folder, made.Reference) with { GoldenSha256 = made.GoldenSha256, Spread = row.Twin is null ? made.Spread : known.GetValueOrDefault(row.Twin)?.Spread });
                continue;
            }

            yield return (row, CaseOf(row, folder, golden && old is not null ? old.Reference : fresh()) with
            {
                GoldenSha256 = golden ? old?.GoldenSha256 : null,
                TraceSha256 = row.Trace is not null && File.Exists(Path.Combine(folder, row.Trace)) ? old?.TraceSha256 : null,
                Spread = golden ? old?.Spread : null,
            });
        }
    }

    /// <summary>A row as a case of a folder, without what is stored of a golden.</summary>
    public static Case CaseOf(CaseRow row, string folder, Reference reference)
    {
        ArgumentNullException.ThrowIfNull(row);
        var initial = row.Driver == Driver.InitialWeights;
        return new Case
        {
            Id = row.Id,
            Driver = row.Driver,
            Cell = row.Cell,
            TimeMajor = row.TimeMajor,
            DType = row.DType,
            Folder = folder,
            Golden = row.Golden,
            Trace = row.Trace,
            MadeWith = MadeInPython.Command(row),
            Graph = GraphFile(initial ? row.Id : row.Graph.Name),
            CellGraph = row.CellGraph is { } cell ? GraphFile(cell.Name) : null,
            Reference = reference,
            Budget = initial ? ExactInitial : Budget(row),
        };
    }

    private static Dictionary<string, double>? Budget(CaseRow row) => row.BudgetUlp is { } ulp ? Exact.ToDictionary(p => p.Key, _ => ulp, StringComparer.Ordinal)
        : KnownBits.Unknown(row.Driver, row.Cell) is null ? Exact
        : null;

    /// <summary>The file of a row's graph in the other floating-point type, for the spread.</summary>
    public static string OtherType(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return GraphFile((row.Graph with { DType = row.DType == DType.Float32 ? DType.Float64 : DType.Float32 }).Name);
    }

    /// <summary>A graph's file in a fixture folder.</summary>
    public static string GraphFile(string name) => $"graphs/{name}.pb.gz";
}
