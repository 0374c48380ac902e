using CsCheck;
using Parity.Bench.Layouts;

namespace Parity.Tests.Bench;

/// <summary>The layout by hand, from the library's documentation, and back.</summary>
public sealed class GateRowsTests
{
    // I = 2, H = 1: rows x0, x1, h of columns i, j, f, o
    private static readonly float[] Kernel = [1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24];

    [Fact]
    public void Torch_has_i_f_g_o_transposed()
    {
        var (input, recurrent) = GateRows.Torch.FromKernel(Kernel, 2, 1);
        Assert.Equal([1, 11, 3, 13, 2, 12, 4, 14], input);
        Assert.Equal([21, 23, 22, 24], recurrent);
        Assert.Equal([1, 3 + 0.5f, 2, 4], GateRows.Torch.FromBias([1, 2, 3, 4], 1, forgetBias: 0.5));
    }

    [Fact]
    public void There_and_back_is_the_same() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5]).Sample((inputs, units) =>
    {
        var layout = GateRows.Torch;
        var kernel = Enumerable.Range(0, (inputs + units) * 4 * units).Select(i => (float)i).ToArray();
        var (input, recurrent) = layout.FromKernel(kernel, inputs, units);
        Assert.Equal(kernel, layout.ToKernel(input, recurrent, inputs, units));
        Assert.Equal(kernel[..(4 * units)], layout.ToBias(layout.FromBias(kernel.AsSpan(0, 4 * units), units, forgetBias: 0), units));
    });

    [Fact]
    public void Time_major_swaps_rows_and_steps()
    {
        Assert.Equal([1, 2, 5, 6, 3, 4, 7, 8], TimeMajor.Swap([1, 2, 3, 4, 5, 6, 7, 8], rows: 2, columns: 2, depth: 2));
        Assert.Equal([1, 4, 2, 5, 3, 6], TimeMajor.Swap([1, 2, 3, 4, 5, 6], rows: 2, columns: 3, depth: 1));
    }
}
