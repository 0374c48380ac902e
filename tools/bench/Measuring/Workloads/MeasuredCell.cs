using Parity.Cases;

namespace Parity.Bench.Workloads;

/// <summary>A cell that Impl is timed with, of as many units as a workload's shape has.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Of">The cell of H units.</param>
public sealed record MeasuredCell(string Name, Func<int, CellSpec> Of)
{
    /// <summary>What the others are timed beside, and contenders against.</summary>
    public static MeasuredCell Plain { get; } = new("LSTMCell", Lstm);

    /// <summary>Those that <c>--cells</c> times, the plain one first.</summary>
    public static IReadOnlyList<MeasuredCell> All { get; } =
    [
        Plain,
        new("peepholes", h => Lstm(h) with { UsePeepholes = true }),
        new("cell_clip", h => Lstm(h) with { CellClip = 1 }),
        new("num_proj = H/2", h => Lstm(h) with { NumProj = Math.Max(1, h / 2) }),
        new("all options", h => Lstm(h) with { UsePeepholes = true, CellClip = 1, NumProj = Math.Max(1, h / 2), ProjClip = 1 }),
        new("GRUCell", h => new() { Type = "GRUCell", NumUnits = h }),
        new("BasicRNNCell", h => new() { Type = "BasicRNNCell", NumUnits = h }),
        new("two layers", h => new() { Type = "MultiRNNCell", Cells = [Lstm(h), Lstm(h)] }),
    ];

    /// <summary>The one of that name.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static MeasuredCell Parse(string name) => All.FirstOrDefault(c => c.Name == name) ?? throw new BadInputException($"cell '{name}': expected {string.Join(", ", All.Select(c => c.Name))}");

    private static CellSpec Lstm(int units) => new() { Type = "LSTMCell", NumUnits = units };
}
