using System.Globalization;

namespace Parity.Impl.Kernels;

/// <summary>
/// The order in which an unrolled graph adds up what each step contributes to a weight's gradient: one <c>AddN</c>, whose inputs the graph optimiser
/// sorts by name, so that step 10 comes before step 2. Up to 9 are added one after the other; of more the first 2…9, so that eights remain, and
/// then each eight, which is summed by itself before it is added.
/// </summary>
internal sealed class StepOrder
{
    private const int Eight = 8;
    private readonly int[] steps;

    /// <summary>Sorts the steps by the names of their ops, <c>op</c>, <c>op_1</c> and so on.</summary>
    /// <param name="time">How many steps.</param>
    /// <param name="count">How many ops of the kind a step has.</param>
    /// <param name="index">Which of them it is.</param>
    /// <param name="suffix">What follows in the name of the contribution.</param>
    public StepOrder(int time, int count, int index, string suffix)
    {
        steps = [.. Enumerable.Range(0, time)];
        Array.Sort([.. steps.Select(t => Name((count * t) + index) + suffix)], steps, StringComparer.Ordinal);
        var first = time <= Eight + 1 ? time : time % Eight < 2 ? (time % Eight) + Eight : time % Eight;
        Groups = [(0, first), .. Enumerable.Range(0, (time - first) / Eight).Select(g => (first + (g * Eight), first + ((g + 1) * Eight)))];
    }

    /// <summary>The groups that are summed by themselves, each a range of places.</summary>
    public (int First, int End)[] Groups { get; }

    /// <summary>The step at a place.</summary>
    public int this[int place] => steps[place];

    /// <summary>How the name of an op ends of whose kind there are <paramref name="number"/> before it.</summary>
    public static string Name(int number) => number == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"_{number}");
}
