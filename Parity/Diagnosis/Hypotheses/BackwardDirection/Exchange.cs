namespace Parity.Diagnosis.Hypotheses.BackwardDirection;

/// <summary>The arrays of one direction in the place of the other's.</summary>
internal static class Exchange
{
    /// <summary>Each array from its twin of the other direction.</summary>
    public static Mapping Of(IEnumerable<string> arrays, bool back = true) =>
        arrays.Aggregate(new Mapping { GradientsGoBack = back }, (map, name) => map.With(name, Twin(name)));

    /// <summary>The arrays of direction <paramref name="to"/> from those of the other.</summary>
    public static Mapping From(IEnumerable<string> arrays, string to, bool back) =>
        arrays.Where(a => Setting.DirectionOf(a) == to).Aggregate(new Mapping { GradientsGoBack = back }, (map, name) => map.With(name, Twin(name)));

    private static string Twin(string name) => string.Join('/', name.Split('/').Select(p => p switch { "fw" => "bw", "bw" => "fw", _ => p }));
}
