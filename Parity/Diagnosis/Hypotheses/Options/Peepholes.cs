namespace Parity.Diagnosis.Hypotheses.Options;

/// <summary>Peepholes by the gate that they go to.</summary>
internal static class Peepholes
{
    private static readonly string[] Gates = ["i", "f", "o"];

    /// <summary>Which there are: all, which has no text, and each gate's alone.</summary>
    public static IEnumerable<(string Text, Func<WeightArray, bool> Which)> Kinds(Setting setting) =>
        Gates.Where(gate => setting.Weights.Any(w => Is(w, gate))).Select(gate => ($"of {gate} alone", (Func<WeightArray, bool>)(w => Is(w, gate)))).Prepend((string.Empty, _ => true));

    /// <summary>Whether a variable is the peephole of a gate.</summary>
    public static bool Is(WeightArray weight, string gate) => weight.Path.Equals($"w_{gate}_diag", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every peephole read from that of another gate of the same cell, by the gates that stand for i, f and o.</summary>
    public static Mapping From(Setting setting, Func<string, string> gate, bool back)
    {
        var all = setting.Weights.Where(w => w.IsPeephole).ToList();
        return all.Aggregate(new Mapping { GradientsGoBack = back }, (map, w) =>
            all.Find(o => o.Cell == w.Cell && Is(o, gate(Gates.First(g => Is(w, g))))) is { } other && other != w ? map.With(w.Name, other.Name) : map);
    }
}
