using System.Globalization;
using Parity.Backends.Scalar;
using Parity.Cases;

namespace Parity.Diagnosis;

/// <summary>The parts of a state that a mistake may be about.</summary>
internal static class StatePart
{
    /// <summary>All of it, which has no text; each kind alone, and each layer alone, where there are several.</summary>
    public static IEnumerable<(string Text, Func<CellState, bool> Which)> Of(Setting setting)
    {
        var parts = setting.Row.Cell.States;
        yield return (string.Empty, _ => true);
        if (parts.Any(p => StateParts.IsC(p.Path)))
        {
            yield return ("h alone", p => !StateParts.IsC(p.Path));
            yield return ("c alone", p => StateParts.IsC(p.Path));
        }

        var layers = parts.Select(p => Layer(p.Path)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var layer in layers.Where(_ => layers.Count > 1))
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"layer {layer} alone"), p => Layer(p.Path) == layer);
        }
    }

    /// <summary>The layer that a part is of, as its name has it; empty where there are none.</summary>
    public static string Layer(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
