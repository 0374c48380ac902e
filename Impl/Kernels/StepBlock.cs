using System.Numerics;
using System.Runtime.Intrinsics;
using Parity.Impl.Threads;

namespace Parity.Impl.Kernels;

/// <summary>
/// Some steps of the many, small enough to stay in the caches, packed for <see cref="OuterTile{T, TMulAdd, TRows, TVectors}"/>: of each
/// step from the last to the first its rows at work, in rising order. Each thread has one of its own.
/// </summary>
internal sealed unsafe class StepBlock<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Rows that a block takes at most, unless a single step has more.</summary>
    private const int MostRows = 256;

    private readonly PinnedBuffer<T> inputBuffer = new();
    private readonly PinnedBuffer<T> gradientBuffer = new();
    private readonly List<int> stepRows = [];
    private readonly List<int> blockRows = [];
    private readonly List<(int Step, int Row)> places = [];
    private readonly PinnedBuffer<T> sumBuffer = new();
    private T* inputs;
    private T* gradients;

    /// <summary>Columns of a packed panel of d.</summary>
    public static int Width => RegisterTile.OuterVectors * Vector512<T>.Count;

    /// <summary>The rows of each step.</summary>
    public ReadOnlySpan<int> Rows => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(stepRows);

    /// <summary>The rows of each depth block of each step, as many blocks a step as there are depth blocks.</summary>
    public ReadOnlySpan<int> CutRows => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(blockRows);

    /// <summary>The packed panel, <c>[rows, Width]</c>.</summary>
    public T* Gradients => gradients;

    private static int GroupRows => RegisterTile.OuterRows;

    /// <summary>Room for the sum of some of the steps.</summary>
    public T* Sum(long count) => sumBuffer.Need(count);

    /// <summary>Group g of <see cref="RegisterTile.OuterRows"/> columns of a, <c>[rows, OuterRows]</c>.</summary>
    public T* Inputs(int group) => inputs + (group * GroupSize);

    // a row is written as one whole vector, of which the next rows overwrite what is too much
    private nint GroupSize => ((nint)places.Count * GroupRows) + Vector512<T>.Count;

    /// <summary>Takes steps from <paramref name="place"/> on and packs <paramref name="groups"/> groups of a. Returns the first place not taken.</summary>
    /// <param name="steps">All steps.</param>
    /// <param name="place">The place in their order of the first to take.</param>
    /// <param name="last">The place of the first not to take.</param>
    /// <param name="groups">Groups of a.</param>
    /// <param name="ends">Where a sum over the batch is cut.</param>
    public int Take(in Steps<T> steps, int place, int last, int groups, int[] ends)
    {
        stepRows.Clear();
        blockRows.Clear();
        places.Clear();
        for (; place < last && (places.Count == 0 || places.Count + steps.Rows(place).Length <= MostRows); place++)
        {
            var live = steps.Rows(place);
            stepRows.Add(live.Length);
            var taken = 0;
            foreach (var end in ends)
            {
                var before = taken;
                for (; taken < live.Length && live[taken] < end; taken++)
                {
                    places.Add((steps.Step(place), live[taken]));
                }

                blockRows.Add(taken - before);
            }
        }

        inputs = inputBuffer.Need(groups * GroupSize);
        gradients = gradientBuffer.Need((long)places.Count * Width);
        var to = inputs;
        foreach (var (step, row) in places)
        {
            var a = steps.A(step, row);
            var at = to;
            for (var g = 0; g < groups; g++, a += GroupRows, at += GroupSize)
            {
                Vector512.Load(a).Store(at);
            }

            to += GroupRows;
        }

        return place;
    }

    /// <summary>Packs the columns of d from <paramref name="column"/> on.</summary>
    public void PackGradients(in Steps<T> steps, int column)
    {
        var to = gradients;
        foreach (var (step, row) in places)
        {
            var d = steps.D(step, row) + column;
            for (var v = 0; v < Width; v += Vector512<T>.Count, to += Vector512<T>.Count)
            {
                Vector512.Load(d + v).Store(to);
            }
        }
    }
}
