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
    private bool isElementwise;

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
    public static WeightGradient<T> Create(int batch, int rows, int columns, Numerics numerics)
    {
        var plan = Plan(batch, rows, columns, numerics);
        plan.isElementwise = batch == 1 && !Products.OneDnn<T>(numerics) && Products.IsTiny(rows, 1, columns, numerics);
        return plan;
    }

    private static WeightGradient<T> Plan(int batch, int rows, int columns, Numerics numerics) =>
        (columns == 1 || rows == 1) && !Products.OneDnn<T>(numerics) ? new VectorGradient<T>(batch, rows, columns) : (WeightGradient<T>)(object)(typeof(T) == typeof(float)
            ? new Float32WeightGradient(batch, rows, columns, numerics)
            : new Float64WeightGradient(batch, rows, columns, numerics));

    /// <summary>
    /// Computes the columns of part <paramref name="part"/> of <paramref name="parts"/> into <paramref name="gradient"/> <c>[rows, columns]</c>
    /// and <paramref name="bias"/> <c>[columns]</c>; null: it is not wanted.
    /// </summary>
    public void Run(int part, int parts, in Steps<T> steps, StepBlock<T> block, T* gradient, T* bias)
    {
        int firstPanel = part * MostParts / parts, endPanel = (part + 1) * MostParts / parts;
        int from = firstPanel * StepBlock<T>.Width, to = Math.Min(Columns, endPanel * StepBlock<T>.Width);
        for (var group = 0; group < steps.Groups; group++)
        {
            if (group == 0)
            {
                Group(steps, group, block, from, to, gradient, bias);
                continue;
            }

            var sum = block.Sum(((long)Rows + 1) * Columns);
            T* weights = gradient is null ? null : sum, biases = bias is null ? null : sum + ((nint)Rows * Columns);
            Group(steps, group, block, from, to, weights, biases);
            for (var row = 0; weights is not null && row < Rows; row++)
            {
                Sum<T>.Add(gradient + ((nint)row * Columns) + from, weights + ((nint)row * Columns) + from, to - from);
            }

            if (biases is not null)
            {
                Sum<T>.Add(bias + from, biases + from, to - from);
            }
        }
    }

    /// <summary>Replaces the elements of columns from…to−1 whose place gives them another rule, for the steps at places first…end−1.</summary>
    protected virtual void Correct(in Steps<T> steps, int first, int end, int from, int to, T* gradient)
    {
    }

    /// <summary>The register tile: adds one term for each of <paramref name="rows"/>.</summary>
    protected abstract void Product(ReadOnlySpan<int> rows, T* a, T* d, T* sum, nint stride);

    /// <summary>The sum over a group of steps.</summary>
    private void Group(in Steps<T> steps, int group, StepBlock<T> block, int from, int to, T* gradient, T* bias)
    {
        for (var row = 0; gradient is not null && row < Rows; row++)
        {
            new Span<T>(gradient + ((nint)row * Columns) + from, to - from).Fill(steps.Start);
        }

        if (bias is not null)
        {
            new Span<T>(bias + from, to - from).Fill(steps.Start);
        }

        var (first, end) = steps.Group(group);
        for (var place = first; place < end;)
        {
            place = block.Take(steps, place, end, Groups, ends);
            for (var column = from; column < to; column += StepBlock<T>.Width)
            {
                block.PackGradients(steps, column);
                if (bias is not null)
                {
                    BiasGradient<T>.Add(block, Math.Min(StepBlock<T>.Width, to - column), ends[^1] == 1, bias + column);
                }

                for (var tile = 0; gradient is not null && tile < Groups; tile++)
                {
                    Tile(block, tile, column, gradient);
                }
            }
        }

        if (gradient is not null)
        {
            Correct(steps, first, end, from, to, gradient);
            if (isElementwise && T.IsNegative(steps.Start))
            {
                KeepSigns(steps, first, end, from, to, gradient);
            }
        }
    }

    /// <summary>A tiny product of one row adds nothing to 0, and in an AddN nothing else does: −0 stays −0.</summary>
    private void KeepSigns(in Steps<T> steps, int first, int end, int from, int to, T* gradient)
    {
        for (var i = 0; i < Rows; i++)
        {
            for (var j = from; j < to; j++)
            {
                var sum = steps.Start;
                for (var place = first; place < end; place++)
                {
                    sum += steps.Rows(place).Length > 0 ? steps.A(steps.Step(place), 0)[i] * steps.D(steps.Step(place), 0)[j] : T.Zero;
                }

                gradient[((nint)i * Columns) + j] = sum;
            }
        }
    }

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
