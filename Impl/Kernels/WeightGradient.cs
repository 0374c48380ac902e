using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// A weight's gradient over time, from stored steps: <c>dW = Σ_t a_tᵀ·d_t</c>, <c>a_t [B, K]</c>, <c>d_t [B, N]</c>, from the last step to the first.
/// Each step's product is complete before it is added; in it the sum runs over the batch's rows at work, in rising order, cut where
/// TensorFlow cuts a depth of B. Rows not at work would add exact zeros. The parts are tiles of 6 rows, which any thread may do.
/// </summary>
internal abstract unsafe class WeightGradient<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Rows of a tile.</summary>
    protected const int TileRows = 6;
    private readonly int[] ends;

    /// <summary>Plans <c>[rows, columns]</c> over depths that end at <paramref name="ends"/>.</summary>
    protected WeightGradient(int rows, int columns, int[] ends)
    {
        (Rows, Columns, this.ends) = (rows, columns, ends);
        Parts = (rows + TileRows - 1) / TileRows;
    }

    /// <summary>How many independent parts the work has.</summary>
    public int Parts { get; }

    /// <summary>K of <c>a</c>, the gradient's rows.</summary>
    protected int Rows { get; }

    /// <summary>N of <c>d</c>, the gradient's columns.</summary>
    protected int Columns { get; }

    /// <summary>The plan of TensorFlow for these sizes.</summary>
    public static WeightGradient<T> Create(int batch, int rows, int columns, Numerics numerics) =>
        (WeightGradient<T>)(object)(typeof(T) == typeof(float)
            ? new Float32WeightGradient(batch, rows, columns, numerics)
            : new Float64WeightGradient(batch, rows, columns, numerics));

    /// <summary>Computes the rows of one part into <paramref name="gradient"/> <c>[rows, columns]</c>.</summary>
    public void Run(int part, in Steps<T> steps, T* gradient)
    {
        var first = part * TileRows;
        var count = Math.Min(TileRows, Rows - first);
        Tile(first, first, count, ends, steps, gradient);
        Correct(first, count, steps, gradient);
    }

    /// <summary>Replaces the elements of a part whose place gives them another rule.</summary>
    protected abstract void Correct(int first, int count, in Steps<T> steps, T* gradient);

    /// <summary>Sums <c>k</c> rows of one step's product: <c>tile[6, Width]</c>.</summary>
    protected abstract void Product(ReadOnlySpan<int> rows, T* a, nint aStride, T* d, nint dStride, T* tile);

    /// <summary>A tile whose first row is <paramref name="first"/>; rows <paramref name="keep"/>…keep+count−1 of it are stored.</summary>
    protected void Tile(int first, int keep, int count, int[] depthEnds, in Steps<T> steps, T* gradient)
    {
        var width = Panels<T>.Width;
        T* total = stackalloc T[TileRows * width], product = stackalloc T[TileRows * width], block = stackalloc T[TileRows * width];
        for (var column = 0; column < Columns; column += width)
        {
            new Span<T>(total, TileRows * width).Clear();
            for (var t = steps.Live.Steps - 1; t >= 0; t--)
            {
                var rows = steps.Live.At(t);
                for (var i = 0; i < depthEnds.Length; i++)
                {
                    var taken = depthEnds.Length == 1 ? rows.Length : CountBelow(rows, depthEnds[i]);
                    Product(rows[..taken], steps.A(t) + first, steps.AStride, steps.D(t) + column, steps.DStride, i == 0 ? product : block);
                    rows = rows[taken..];
                    if (i > 0)
                    {
                        Add(product, block);
                    }
                }

                Add(total, product);
            }

            for (var r = keep - first; r < keep - first + count; r++)
            {
                new ReadOnlySpan<T>(total + (r * width), Math.Min(width, Columns - column)).CopyTo(new Span<T>(gradient + ((nint)(first + r) * Columns) + column, Math.Min(width, Columns - column)));
            }
        }
    }

    private static int CountBelow(ReadOnlySpan<int> rows, int end)
    {
        var at = rows.BinarySearch(end);
        return at < 0 ? ~at : at;
    }

    private static void Add(T* sum, T* term)
    {
        for (var i = 0; i < TileRows * Panels<T>.Width; i += Vector512<T>.Count)
        {
            (Vector512.Load(sum + i) + Vector512.Load(term + i)).Store(sum + i);
        }
    }
}
