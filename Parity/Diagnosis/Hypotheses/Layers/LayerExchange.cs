namespace Parity.Diagnosis.Hypotheses.Layers;

/// <summary>The arrays of one layer in the place of another's.</summary>
internal static class LayerExchange
{
    /// <summary>The pairs of layers that have variables of the same names and shapes, so that one can be taken for the other.</summary>
    public static IEnumerable<(int One, int Other)> Alike(Setting setting)
    {
        var layers = setting.Cells.Where(c => c.Direction == setting.Directions[0]).Select(c => c.Layer).Distinct().ToList();
        return from one in layers from other in layers where one < other && Twins(setting, one, other).Any() && Fits(setting, one, other) select (one, other);
    }

    /// <summary>Every variable of a layer with that of another which has its name.</summary>
    public static IEnumerable<(WeightArray Of, WeightArray Twin)> Twins(Setting setting, int one, int other)
    {
        var all = setting.Weights.ToList();
        return from w in all
               where w.Cell.Layer == one
               let twin = all.Find(t => t.Cell.Layer == other && t.Cell.Direction == w.Cell.Direction && t.Path == w.Path)
               where twin is not null
               select (w, twin);
    }

    /// <summary>The arrays of the state's parts of a layer with those of another, where they have the same shape.</summary>
    public static IEnumerable<(string Of, string Twin)> States(Setting setting, string head, int one, int other) =>
        from direction in setting.Directions
        from a in setting.Row.Cell.States
        from b in setting.Row.Cell.States
        where Is(a.Path, one) && Is(b.Path, other) && a.Size == b.Size && a.Path[(a.Path.IndexOf('/', StringComparison.Ordinal) + 1)..] == b.Path[(b.Path.IndexOf('/', StringComparison.Ordinal) + 1)..]
        select (Cases.Drivers.Path(head, direction, a.Path), Cases.Drivers.Path(head, direction, b.Path));

    /// <summary>How many layers there are.</summary>
    public static int Count(Setting setting) => setting.Cells.Max(c => c.Layer) + 1;

    private static bool Fits(Setting setting, int one, int other) =>
        Twins(setting, one, other).All(t => t.Of.Shape.SequenceEqual(t.Twin.Shape)) && Twins(setting, one, other).Count() == setting.Weights.Count(w => w.Cell.Layer == other) && Twins(setting, one, other).Count() == setting.Weights.Count(w => w.Cell.Layer == one);

    private static bool Is(string path, int layer) => path.StartsWith(FormattableString.Invariant($"{layer}/"), StringComparison.Ordinal);
}
