using Parity.Tests.Diagnosis.Ports.Plants;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>Two mistakes in one port are both named.</summary>
public sealed class PlantedPairsTests
{
    private static readonly (string First, string Second)[] Made =
    [
        // both in the forward
        ("forget bias missing", "lengths ignored"),
        ("forget bias missing", "backward outputs not reversed back"),
        ("lengths ignored", "backward outputs not reversed back"),
        ("forget bias of another value (0.37)", "h before x in the concatenation"),
        ("gate order (ifjo)", "forget bias missing"),
        ("gate order (iofj)", "second bias added (both in the gradient)"),
        ("initial state ignored", "off by one in the length (one less)"),
        ("hard sigmoid (0.2x + 0.5)", "backward direction reversed over T instead of by length (and back by length)"),
        ("tanh missing on the output", "forget bias added to another gate (i)"),
        ("mask on outputs only: state taken at T instead of at the length", "backward direction reversed over T instead of by length (from the padding, its outputs masked)"),
        ("c and h swapped (coming out)", "directions swapped (outputs only)"),
        ("backward cell sharing the forward cell's weights", "weights transposed (kernel's memory taken for [4H, I+H])"),

        // one in each
        ("forget bias missing", "bias gradient missing"),
        ("lengths ignored", "cotangent of the state ignored"),
        ("gate order (ifjo)", "mean instead of sum over the batch or over time (batch, weights)"),
        ("hard sigmoid (0.2x + 0.5)", "gradients clipped by global norm (1, of all)"),

        // both in the gradients
        ("cotangent of the state ignored", "mean instead of sum over the batch or over time (batch, weights)"),
        ("bias gradient missing", "gradients truncated (the last 3 steps)"),
    ];

    public static IEnumerable<TheoryDataRow<int>> Pairs => Enumerable.Range(0, Made.Length).Select(i => new TheoryDataRow<int>(i) { Label = $"{Made[i].First} + {Made[i].Second}" });

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Both_are_named(int index)
    {
        var (first, second) = (Find(Made[index].First), Find(Made[index].Second));
        var diagnosis = Planted.Diagnose("bi-ragged-init", second.Make(first.Make(new TapePort())));
        Assert.Equal(new[] { first.Name, second.Name }.Order(), diagnosis.Causes.Select(c => c.Name).Order());
        Assert.True(diagnosis.Explained);
        Assert.Empty(diagnosis.Remains);
    }

    private static Mistake Find(string name) => PlantTable.All.Single(p => p.ToString() == name);
}
