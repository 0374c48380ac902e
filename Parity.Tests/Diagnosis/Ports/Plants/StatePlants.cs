namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>Initial and last states.</summary>
internal static class StatePlants
{
    public static IEnumerable<Mistake> All =>
    [
        new("c and h swapped", "going in", p => p with { Initial = (d, part) => (d, part == "c" ? "h" : "c") }),
        new("c and h swapped", "coming out", p => p with { Named = n => Swapped(p.Named(n)) }),
        new("c and h swapped", "both", p => p with { Initial = (d, part) => (d, part == "c" ? "h" : "c"), Named = n => Swapped(p.Named(n)) }),
        new("initial state ignored", "", p => p with { Initial = (_, _) => null }),
        new("initial state ignored", "c only", p => p with { Initial = (d, part) => part == "c" ? null : (d, part) }),
        new("initial state of one direction used in both", "fw", p => p with { Initial = (d, part) => (d.Length == 0 ? d : "fw", part) }),
        new("initial state of one direction used in both", "bw", p => p with { Initial = (d, part) => (d.Length == 0 ? d : "bw", part) }),
    ];

    private static string Swapped(string name) => !name.StartsWith("state/", StringComparison.Ordinal) ? name
        : name.EndsWith("/c", StringComparison.Ordinal) ? name[..^1] + "h" : name[..^1] + "c";
}
