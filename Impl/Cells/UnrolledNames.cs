using System.Collections.Concurrent;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// The names of a cell's ops in a graph that has every step of it (<c>static_rnn</c>), where they are numbered from step to step; they decide in which
/// order TensorFlow adds up three gradients or more.
/// </summary>
/// <param name="time">T.</param>
/// <param name="masked">Whether lengths are given: then each step is in a <c>cond</c>.</param>
internal sealed class UnrolledNames(int time, bool masked)
{
    private readonly ConcurrentDictionary<(int Count, int Index), StepOrder> orders = [];
    private readonly ConcurrentDictionary<(int Count, int A, int B), bool[]> before = [];

    /// <summary>T.</summary>
    public int Time => time;

    /// <summary>Whether lengths are given.</summary>
    public bool Masked => masked;

    /// <summary>The order of a weight's contributions from op number <paramref name="index"/> of the <paramref name="count"/> of its kind in a step.</summary>
    public StepOrder Order(int count, int index)
    {
        if (!orders.TryGetValue((count, index), out var order))
        {
            order = orders.GetOrAdd((count, index), new StepOrder(time, count, index, masked ? "/Switch_grad/cond_grad" : "_grad"));
        }

        return order;
    }

    /// <summary>For each step, whether the gradient of op number <paramref name="a"/> of the <paramref name="count"/> of its kind sorts before that of op <paramref name="b"/>.</summary>
    public bool[] Before(int count, int a, int b)
    {
        if (!before.TryGetValue((count, a, b), out var answer))
        {
            answer = [.. Enumerable.Range(0, time).Select(t => string.CompareOrdinal(StepOrder.Name((count * t) + a) + "_grad", StepOrder.Name((count * t) + b) + "_grad") < 0)];
            before.TryAdd((count, a, b), answer);
        }

        return answer;
    }
}
