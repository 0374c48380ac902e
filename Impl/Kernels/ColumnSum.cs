using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>
/// TensorFlow's <c>Sum</c> over the batch of a <c>[B, 1]</c> tensor, a full reduction in packets of 8 rows (float64: 4): what is past the whole packets
/// first, in rising order, then the lanes of the packets' sum, reduced by halves. In 2.15, from four packets on, those of whole fours go to four sums
/// in turn, added in order, and the others after them. Rows that are not given are zeros.
/// </summary>
internal ref struct ColumnSum<T>
    where T : unmanaged, INumberBase<T>
{
    private const int Ways = 4;
    private readonly Span<T> lanes;
    private readonly int width;
    private readonly int inFours;
    private readonly int inPackets;
    private T rest;
    private bool joined;

    /// <summary>Begins a sum; <paramref name="memory"/> has <see cref="MemorySize"/> elements.</summary>
    public ColumnSum(int batch, TensorFlowVersion version, Span<T> memory)
    {
        lanes = memory;
        lanes.Clear();
        width = memory.Length / Ways;
        inPackets = batch / width * width;
        inFours = version == TensorFlowVersion.V215 ? batch / (Ways * width) * (Ways * width) : 0;
        rest = T.Zero;
    }

    /// <summary>Elements that a sum works in.</summary>
    public static unsafe int MemorySize => Ways * 32 / sizeof(T);

    /// <summary>Adds row n; rows come in rising order.</summary>
    public void Add(int n, T value)
    {
        if (n >= inPackets)
        {
            rest += value;
            return;
        }

        if (n < inFours)
        {
            lanes[n % lanes.Length] += value;
            return;
        }

        Join();
        lanes[n % width] += value;
    }

    /// <summary>The sum.</summary>
    public T Result()
    {
        Join();
        for (var half = width / 2; half > 0; half /= 2)
        {
            for (var lane = 0; lane < half; lane++)
            {
                lanes[lane] += lanes[lane + half];
            }
        }

        return rest + lanes[0];
    }

    private void Join()
    {
        for (var way = 1; way < Ways && !joined; way++)
        {
            for (var lane = 0; lane < width; lane++)
            {
                lanes[lane] += lanes[(way * width) + lane];
            }
        }

        joined = true;
    }
}
