using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>
/// A product whose every element is a chain over <c>k</c>, cut into blocks: each block's sum starts at 0 and the sums are added in order.
/// </summary>
/// <param name="depth">K.</param>
/// <param name="columns">N.</param>
/// <param name="transposed">Whether W is stored <c>[N, K]</c>.</param>
/// <param name="ends">The end of each block of <c>k</c>; the last is K.</param>
/// <param name="fromZero">Whether the first block's sum is added to 0 (which turns −0 into +0) and not stored as it is.</param>
internal sealed unsafe class ChainProduct<T, TMulAdd>(int depth, int columns, bool transposed, int[] ends, bool fromZero) : RowProduct<T>
    where T : unmanaged, INumberBase<T>
    where TMulAdd : struct, IMulAdd<T>
{
    private const int MostRows = 6;
    private readonly Panels<T> panels = new(depth, columns, transposed, RegisterTile.Vectors);

    /// <inheritdoc/>
    public override void Take(T* w, int copies) => panels.Take(w, copies);

    /// <inheritdoc/>
    public override void Pack(Portion portion) => panels.Pack(portion);

    /// <inheritdoc/>
    public override void Apply(Portion portion, int* rows, int count, T* a, int aStride, T* c, int cStride)
    {
        T** left = stackalloc T*[MostRows], right = stackalloc T*[MostRows];
        var tiles = (count + RegisterTile.Rows - 1) / RegisterTile.Rows;
        for (var panel = portion.From(panels.Count); panel < portion.To(panels.Count); panel++)
        {
            var first = 0;
            for (var tile = tiles; tile > 0; tile--)
            {
                // rows are spread evenly over the tiles
                var taken = (count - first) / tile;
                for (var r = 0; r < taken; r++)
                {
                    left[r] = a + ((nint)rows[first + r] * aStride);
                    right[r] = c + ((nint)rows[first + r] * cStride) + (panel * panels.Width);
                }

                Sum(left, panels.At(portion.Copy, panel), panels.Vectors(panel), right, taken);
                first += taken;
            }
        }
    }

    /// <summary>Whether a column is among the portion's.</summary>
    public bool Has(Portion portion, int column) => column / panels.Width >= portion.From(panels.Count) && column / panels.Width < portion.To(panels.Count);

    private void Sum(T** left, T* panel, int vectors, T** right, int taken)
    {
        var from = 0;
        foreach (var to in ends)
        {
            var into = from > 0 ? Into.Sum : fromZero ? Into.Zero : Into.Place;
            switch (vectors)
            {
                case 1:
                    Tile<One>(left, panel, from, to, right, taken, into);
                    break;
                case 2:
                    Tile<Two>(left, panel, from, to, right, taken, into);
                    break;
                case 3:
                    Tile<Three>(left, panel, from, to, right, taken, into);
                    break;
                default:
                    Tile<Four>(left, panel, from, to, right, taken, into);
                    break;
            }

            from = to;
        }
    }

    private static void Tile<TVectors>(T** left, T* panel, int from, int to, T** right, int taken, Into into)
        where TVectors : struct, ICount
    {
        switch (taken)
        {
            case 1:
                ChainTile<T, TMulAdd, One, TVectors>.Run(left, panel, from, to, right, into);
                break;
            case 2:
                ChainTile<T, TMulAdd, Two, TVectors>.Run(left, panel, from, to, right, into);
                break;
            case 3:
                ChainTile<T, TMulAdd, Three, TVectors>.Run(left, panel, from, to, right, into);
                break;
            case 4:
                ChainTile<T, TMulAdd, Four, TVectors>.Run(left, panel, from, to, right, into);
                break;
            case 5:
                ChainTile<T, TMulAdd, Five, TVectors>.Run(left, panel, from, to, right, into);
                break;
            default:
                ChainTile<T, TMulAdd, Six, TVectors>.Run(left, panel, from, to, right, into);
                break;
        }
    }
}
