using static Parity.Tests.Diagnosis.Ports.TapePort;

namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>Variable length. What runs on past a row's end is never looked at by a port that is right.</summary>
internal static class LengthPlants
{
    public static IEnumerable<Mistake> All =>
    [
        new("lengths ignored", "", p => p with { LengthOf = s => s.Time }),
        new("outputs not zeroed past the end", "the last one again", p => p with { Shows = (s, t) => s.Has(t) ? Shown(s, t) : s.Length }),
        new("outputs not zeroed past the end", "what running on gives", p => p with { Shows = (s, t) => Shown(s, t) }),
        new("mask on outputs only: state taken at T instead of at the length", "", p => p with { LastC = s => s.Time, LastH = s => s.Time }),
        new("state zeroed past the end instead of frozen", "h only, from the outputs there: zeros", p => p with { LastH = s => s.Has(s.Time - 1) ? s.Length : null }),
        new("state zeroed past the end instead of frozen", "", p => p with { LastC = Whole, LastH = Whole }),
        new("state zeroed past the end instead of frozen", "c only", p => p with { LastC = Whole }),
        new("state zeroed past the end instead of frozen", "in the loop, backward flipped over T", p => p with { PastLength = Carry.Zero, LastC = s => s.Time, LastH = s => s.Time }),
        new("off by one in the length", "one more", p => p with { LengthOf = s => Math.Min(s.Length + 1, s.Time) }),
        new("off by one in the length", "one less", p => p with { LengthOf = s => Math.Max(s.Length - 1, 0) }),
        new("off by one in the length", "one more, of the state only", p => p with { LastC = More, LastH = More }),
        new("off by one in the length", "one less, of the state only", p => p with { LastC = Less, LastH = Less }),
        new("padding reaching the gradients", "steps past the end are not masked on the way back", p => p with { PastLength = Carry.Freeze, GradientRunsOn = true, LastC = s => s.Time, LastH = s => s.Time }) { TrueGradients = false },
        new("padding reaching the gradients", "cotangents of zeroed outputs, to the last state", p => p with { ShowsBack = (s, t) => s.Has(t) ? Shown(s, t) : s.Length }) { TrueGradients = false },
        new("padding reaching the gradients", "cotangents of zeroed outputs, to the steps there", p => p with { ShowsBack = (s, t) => Shown(s, t) }) { TrueGradients = false },
    ];

    /// <summary>The state that stands at place t where nothing is zeroed.</summary>
    private static int Shown(RowSpan s, int t) => (s.Backward ? s.Turned(t) : t) + 1;

    private static int? Whole(RowSpan s) => s.Length == s.Time ? s.Time : null;

    private static int? More(RowSpan s) => Math.Min(s.Length + 1, s.Time);

    private static int? Less(RowSpan s) => Math.Max(s.Length - 1, 0);
}
