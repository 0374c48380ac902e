using Parity.Cases;
using Parity.Comparison;

namespace Parity.Reports;

/// <summary>How close a check came, by cell, driver and reference: the data of a table that says of every configuration what was reached.</summary>
public static class ReachedTable
{
    private static readonly string[] Plain = ["num_units", "forget_bias", "num_proj", "cell_clip", "proj_clip"];

    /// <summary>The rows, by cell, driver and reference.</summary>
    public static IReadOnlyList<ReachedRow> Of(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var rows =
            from verdict in report.Verdicts
            where verdict.Case is { Driver: not Driver.InitialWeights } && verdict.Arrays.Count > 0
            group verdict by (Cell: Name(verdict.Case!.Cell), Driver: verdict.Case.Driver.Name(), Reference: Name(verdict.Case.Reference), verdict.Backend) into alike
            let arrays = alike.SelectMany(v => v.Arrays).ToList()
            select new ReachedRow(
                alike.Key.Cell, alike.Key.Driver, alike.Key.Reference, alike.Key.Backend, alike.Count(), Reached.Of(arrays, "outputs"), Reached.Of(arrays, "state"), Reached.Of(arrays, "gradient"));
        return [.. rows.OrderBy(r => r.Cell, StringComparer.Ordinal).ThenBy(r => r.Driver, StringComparer.Ordinal).ThenBy(r => r.Reference, StringComparer.Ordinal).ThenBy(r => r.Backend, StringComparer.Ordinal)];
    }

    /// <summary>The class with the options that make it another function; sizes and numbers are left out.</summary>
    private static string Name(CellSpec cell)
    {
        var options = CellArguments.Options(cell).Where(o => o.Name != "forget_bias").Select(o => Array.IndexOf(Plain, o.Name) >= 0 || o.Value == "true" ? o.Name : $"{o.Name}={o.Value}");
        var within = (cell.Cells ?? []).Append(cell.Cell).OfType<CellSpec>().Select(Name);
        var all = string.Join(", ", within.Concat(options));
        return all.Length == 0 ? cell.Type : $"{cell.Type}({all})";
    }

    private static string Name(Reference reference) => $"{reference.TensorFlow}{(reference.OneDnn ? ", oneDNN" : string.Empty)}";
}

/// <summary>What was reached for one configuration.</summary>
/// <param name="Cell">The cell's class and options.</param>
/// <param name="Driver">The driver.</param>
/// <param name="Reference">TensorFlow's version, and whether oneDNN was on.</param>
/// <param name="Backend">What was judged.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Outputs">Of the outputs.</param>
/// <param name="States">Of the last states.</param>
/// <param name="Gradients">Of all gradients.</param>
public sealed record ReachedRow(string Cell, string Driver, string Reference, string Backend, int Cases, Reached? Outputs, Reached? States, Reached? Gradients);

/// <summary>The largest difference of several arrays.</summary>
/// <param name="Identical">Whether every bit is equal.</param>
/// <param name="Ulps">The largest difference, in ULP of its array's largest magnitude; infinite where an array is missing or of another shape.</param>
public sealed record Reached(bool Identical, double Ulps)
{
    /// <summary>Of the arrays whose names begin so; null where there are none.</summary>
    internal static Reached? Of(IEnumerable<ArrayVerdict> arrays, string head)
    {
        var chosen = arrays.Where(a => a.Name.Split('/')[0] == head).ToList();
        return chosen.Count == 0 ? null : new(chosen.TrueForAll(a => a.Outcome == Outcome.Identical), chosen.Max(a => a.Whole is null ? a.LargestUlps : double.PositiveInfinity));
    }
}
