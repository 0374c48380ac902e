using System.IO.Enumeration;

namespace Parity.Cases;

/// <summary>
/// Chooses cases: globs on the id (<c>bi-*</c>), of which any must match, and <c>key=value</c> pairs, which must all hold.
/// Keys: driver, cell, dtype, time_major, num_units, forget_bias, use_peepholes, cell_clip, num_proj, proj_clip, activation, tensorflow, isa, onednn.
/// </summary>
public sealed class CaseFilter
{
    private static readonly Dictionary<string, Func<Case, string>> Keys = new(StringComparer.Ordinal)
    {
        ["driver"] = c => c.Driver.Name(),
        ["cell"] = c => c.Cell.Type,
        ["dtype"] = c => Tensors.DTypes.Name(c.DType),
        ["time_major"] = c => c.TimeMajor ? "true" : "false",
        ["num_units"] = c => FormattableString.Invariant($"{c.Cell.NumUnits}"),
        ["forget_bias"] = c => FormattableString.Invariant($"{c.Cell.ForgetBias}"),
        ["use_peepholes"] = c => c.Cell.UsePeepholes || c.Cell.UsePeephole ? "true" : "false",
        ["cell_clip"] = c => c.Cell.CellClip is { } clip ? FormattableString.Invariant($"{clip}") : "none",
        ["num_proj"] = c => c.Cell.NumProj is { } size ? FormattableString.Invariant($"{size}") : "none",
        ["proj_clip"] = c => c.Cell.ProjClip is { } clip ? FormattableString.Invariant($"{clip}") : "none",
        ["activation"] = c => c.Cell.Activation,
        ["tensorflow"] = c => c.Reference.TensorFlow,
        ["isa"] = c => c.Reference.Isa ?? "unknown",
        ["onednn"] = c => c.Reference.OneDnn ? "true" : "false",
    };

    private readonly List<string> globs = [];
    private readonly List<(string Key, string Value)> pairs = [];

    /// <summary>Reads the filters of a command line; none matches every case.</summary>
    /// <exception cref="BadInputException">A key is unknown.</exception>
    public CaseFilter(IEnumerable<string> filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        foreach (var filter in filters)
        {
            var at = filter.IndexOf('=', StringComparison.Ordinal);
            if (at < 0)
            {
                globs.Add(filter);
            }
            else if (Keys.ContainsKey(filter[..at]))
            {
                pairs.Add((filter[..at], filter[(at + 1)..]));
            }
            else
            {
                throw new BadInputException($"filter '{filter}': expected a glob on the id, or one of {string.Join(", ", Keys.Keys)} before '='");
            }
        }
    }

    /// <summary>Whether the filter chooses a case.</summary>
    public bool Matches(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return MatchesId(row.Id) && pairs.TrueForAll(p => FileSystemName.MatchesSimpleExpression(p.Value, Keys[p.Key](row)));
    }

    /// <summary>A glob that chooses none of these ids, so that a misspelt one is not passed over; null where each chooses one.</summary>
    public string? WithoutMatch(IReadOnlyCollection<string> ids) => globs.Find(g => !ids.Any(id => FileSystemName.MatchesSimpleExpression(g, id, ignoreCase: false)));

    /// <summary>Whether the globs choose an id; what is left to say of an entry that could not be read.</summary>
    public bool MatchesId(string id) => globs.Count == 0 || globs.Exists(g => FileSystemName.MatchesSimpleExpression(g, id, ignoreCase: false));
}
