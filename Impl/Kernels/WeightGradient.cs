using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// A weight's gradient over time, from stored steps: <c>dW = Σ_t a_tᵀ·d_t</c>, <c>a_t [B, K]</c>, <c>d_t [B, N]</c>, from the last step to the first.
/// Each step's product is complete before it is added; in it the sum runs over the batch's rows at work, in rising order, cut where
/// TensorFlow cuts a depth of B. Rows not at work would add exact zeros. The bias's, <c>db = Σ_t Σ_n d_t[n]</c>, is summed beside it.
/// </summary>
internal abstract unsafe class WeightGradient<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly int[] ends;

    /// <summary>Plans <c>[rows, columns]</c> over depths that end at <paramref name="ends"/>.</summary>
    protected WeightGradient(int rows, int columns, int[] ends) => (Rows, Columns, this.ends) = (rows, columns, ends);

    /// <summary>How many independent parts the work can have at most: any split of the columns.</summary>
    public int MostParts => (Columns + StepBlock<T>.Width - 1) / StepBlock<T>.Width;

    /// <summary>K of <c>a</c>, the gradient's rows.</summary>
    protected int Rows { get; }

    /// <summary>N of <c>d</c>, the gradient's columns.</summary>
    protected int Columns { get; }

    /// <summary>The row that is not cut where the others are, or −1.</summary>
    protected virtual int UncutRow => -1;

    private static int TileRows => RegisterTile.OuterRows;

    private int Groups => (Rows + TileRows - 1) / TileRows;

    /// <summary>The plan of TensorFlow for these sizes.</summary>
    public static WeightGradient<T> Create(int batch, int rows, int columns, Numerics numerics) =>
        columns == 1 || rows == 1 ? new VectorGradient<T>(batch, rows, columns) : (WeightGradient<T>)(object)(typeof(T) == typeof(float)
            ? new Float32WeightGradient(batch, rows, columns, numerics)
            : new Float64WeightGradient(batch, rows, columns, numerics));

    /// <summary>
    /// Computes the columns of part <paramref name="part"/> of <paramref name="parts"/> into <paramref name="gradient"/> <c>[rows, columns]</c>
    /// and <paramref name="bias"/> <c>[columns]</c> (null: there is none).
    /// </summary>
    public void Run(int part, int parts, in Steps<T> steps, StepBlock<T> block, T* gradient, T* bias)
    {
        int firstPanel = part * MostParts / parts, endPanel = (part + 1) * MostParts / parts;
        int from = firstPanel * StepBlock<T>.Width, to = Math.Min(Columns, endPanel * StepBlock<T>.Width);
        for (var row = 0; row < Rows; row++)
        {
            new Span<T>(gradient + ((nint)row * Columns) + from, to - from).Clear();
        }

        if (bias is not null)
        {
            new Span<T>(bias + from, to - from).Clear();
        }

        for (var t = steps.Live.Steps - 1; t >= 0;)
        {
            t = block.Take(steps, t, Groups, ends);
            for (var column = from; column < to; column += StepBlock<T>.Width)
            {
                block.PackGradients(steps, column);
                if (bias is not null)
                {
                    BiasGradient<T>.Add(block, Math.Min(StepBlock<T>.Width, to - column), bias + column);
                }

                for (var group = 0; group < Groups; group++)
                {
                    Tile(block, group, column, gradient);
                }
            }
        }

        Correct(steps, from, to, gradient);
    }

    /// <summary>Replaces the elements of columns from…to−1 whose place gives them another rule.</summary>
    protected virtual void Correct(in Steps<T> steps, int from, int to, T* gradient)
    {
    }

    /// <summary>The register tile: adds one term for each of <paramref name="rows"/>.</summary>
    protected abstract void Product(ReadOnlySpan<int> rows, T* a, T* d, T* sum, nint stride);

    /// <summary>Adds a block of steps to the tile at a group of rows and a column.</summary>
    private void Tile(StepBlock<T> block, int group, int column, T* gradient)
    {
        var width = StepBlock<T>.Width;
        var at = gradient + ((nint)group * TileRows * Columns) + column;
        var (rows, live) = (Math.Min(TileRows, Rows - (group * TileRows)), Math.Min(width, Columns - column));
        if (ends.Length == 1 && rows == TileRows && live == width)
        {
            Product(block.Rows, block.Inputs(group), block.Gradients, at, Columns);
            return;
        }

        T* sum = stackalloc T[TileRows * width], uncut = stackalloc T[TileRows * width];
        for (var r = 0; r < rows; r++)
        {
            new ReadOnlySpan<T>(at + ((nint)r * Columns), live).CopyTo(new Span<T>(sum + (r * width), live));
        }

        var lone = UncutRow - (group * TileRows);
        if (ends.Length == 1)
        {
            Product(block.Rows, block.Inputs(group), block.Gradients, sum, width);
        }
        else if (lone < 0 || lone >= rows)
        {
            Cut(block, group, sum);
        }
        else
        {
            new ReadOnlySpan<T>(sum, TileRows * width).CopyTo(new Span<T>(uncut, TileRows * width));
            Product(block.Rows, block.Inputs(group), block.Gradients, uncut, width);
            Cut(block, group, sum);
            new ReadOnlySpan<T>(uncut + (lone * width), width).CopyTo(new Span<T>(sum + (lone * width), width));
        }

        for (var r = 0; r < rows; r++)
        {
            new ReadOnlySpan<T>(sum + (r * width), live).CopyTo(new Span<T>(at + ((nint)r * Columns), live));
        }
    }

    /// <summary>A step at a time: its depth blocks are added up before the whole is added.</summary>
    private void Cut(StepBlock<T> block, int group, T* sum)
    {
        var size = TileRows * StepBlock<T>.Width;
        var product = stackalloc T[size];
        T* a = block.Inputs(group), d = block.Gradients;
        var cuts = block.CutRows;
        foreach (var rows in block.Rows)
        {
            new Span<T>(product, size).Clear();
            Product(cuts[..ends.Length], a, d, product, StepBlock<T>.Width);
            for (var i = 0; i < size; i += Vector512<T>.Count)
            {
                (Vector512.Load(sum + i) + Vector512.Load(product + i)).Store(sum + i);
            }

            cuts = cuts[ends.Length..];
            a += (nint)rows * TileRows;
            d += (nint)rows * StepBlock<T>.Width;
        }
    }
}
