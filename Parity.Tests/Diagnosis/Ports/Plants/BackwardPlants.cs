namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>The backward direction.</summary>
internal static class BackwardPlants
{
    public static IEnumerable<Mistake> All =>
    [
        new("backward direction not reversed", "", p => p with { Reads = (_, t) => t, Shows = (s, t) => s.Has(t) ? t + 1 : null }),
        new("backward direction not reversed", "but its outputs turned", p => p with { Reads = (_, t) => t }),
        new("backward direction reversed over T instead of by length", "and back over T", p => p with { Reads = OverT, Shows = (s, t) => s.Has(OverT(s, t)) ? OverT(s, t) + 1 : null }),
        new("backward direction reversed over T instead of by length", "and back by length", p => p with { Reads = OverT }),
        new("backward direction reversed over T instead of by length", "from the padding, its outputs masked", p => p with { Reads = OverT, Shows = (s, t) => s.Has(t) ? OverT(s, t) + 1 : null, LastC = OfBackward(p.LastC, s => s.Time), LastH = OfBackward(p.LastH, s => s.Time) }),
        new("backward outputs not reversed back", "", p => p with { Shows = (s, t) => s.Has(t) ? t + 1 : null }),
        new("backward outputs not reversed back", "turned over T", p => p with { Shows = (s, t) => s.Has(OverT(s, t)) ? OverT(s, t) + 1 : null }),
        new("backward state taken from the wrong end", "after its first step", p => p with { LastC = OfBackward(p.LastC, First), LastH = OfBackward(p.LastH, First) }),
        new("backward state taken from the wrong end", "h only", p => p with { LastH = OfBackward(p.LastH, First) }),
        new("directions swapped", "results", p => p with { Named = n => Swapped(p.Named(n)) }),
        new("directions swapped", "outputs only", p => p with { Named = n => n.StartsWith("outputs", StringComparison.Ordinal) ? Swapped(p.Named(n)) : p.Named(n) }),
        new("directions swapped", "weights", p => p with { WeightsOf = Swapped }),
        new("backward cell sharing the forward cell's weights", "", p => p with { WeightsOf = d => d.Length == 0 ? d : "fw" }),
    ];

    private static int OverT(RowSpan s, int t) => s.Backward ? s.Time - 1 - t : t;

    private static int First(RowSpan s) => Math.Min(1, s.Length);

    private static Func<RowSpan, int?> OfBackward(Func<RowSpan, int?> forward, Func<RowSpan, int> backward) => s => s.Backward ? backward(s) : forward(s);

    private static string Swapped(string name) =>
        string.Join('/', name.Split('/').Select(part => part switch { "fw" => "bw", "bw" => "fw", _ => part }));
}
