using Parity.Tensors;

namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>Kernel and bias read as if they were laid out in another way.</summary>
internal static class WeightPlants
{
    public static IEnumerable<Mistake> All =>
    [
        new("weights transposed", "kernel's memory taken for [4H, I+H]", p => p with { KernelElement = (k, column, size) => (column * size.Rows) + k }) { Same = ["row and column major mixed up"] },
        new("weights transposed", "each gate's recurrent block", p => p with { KernelElement = TransposedBlocks }),
        .. Orders("ijfo").Where(o => o != "ijfo").Select(order => new Mistake("gate order", order, p => p with { Gates = order })),
        new("h before x in the concatenation", "", p => p with { HBeforeX = true }),
        new("second bias added", "both in the gradient", p => p with { BiasTimes = 2 }),
        new("second bias added", "gradient of one of them", p => (p with { BiasTimes = 2 }).Then((_, result) => GradientPlants.Scale(result, n => n.EndsWith("/bias", StringComparison.Ordinal), 0.5))) { TrueGradients = false },
        new("bias missing", "its gradient is zeros", p => p with { BiasTimes = 0 }),
        new("bias missing", "it has no gradient", p => (p with { BiasTimes = 0 }).Then((_, result) => Without(result, "/bias"))),
    ];

    /// <summary>All orders of four letters.</summary>
    public static IEnumerable<string> Orders(string letters) =>
        letters.Length == 0 ? [""] : letters.SelectMany(first => Orders(letters.Replace(first.ToString(), "", StringComparison.Ordinal)).Select(rest => first + rest));

    private static int TransposedBlocks(int k, int column, (int Rows, int Columns) size)
    {
        var units = size.Columns / 4;
        var inputs = size.Rows - units;
        return k < inputs ? (k * size.Columns) + column : ((inputs + (column % units)) * size.Columns) + (column / units * units) + k - inputs;
    }

    private static void Without(TensorSet result, string end) => result.Keys.Where(n => n.EndsWith(end, StringComparison.Ordinal)).ToList().ForEach(n => result.Remove(n));
}
