using Parity.Cases;

namespace Parity.Weights;

/// <summary>Why a GRU of another library computes another function than TensorFlow's, whatever its weights.</summary>
internal static class GruLimits
{
    /// <summary>TensorFlow multiplies the state by the reset gate before the product: <c>c = tanh([x, r·h] W + b)</c>; these multiply the product, and its bias, behind it.</summary>
    public const string ResetAfter = "the reset gate multiplies the product of the state there (tanh(x W + r·(h R + b))), not the state as in TensorFlow (tanh(x W + (r·h) R + b)): another function for every weight";

    private static readonly string[] Plain = ["GRUCell", "GRUBlockCellV2"];

    /// <summary>Why it is not TensorFlow's GRU, or null.</summary>
    public static string? Why(CellSpec cell, bool activation) =>
        Array.IndexOf(Plain, cell.Type) < 0 ? $"only {string.Join(", ", Plain)} are its function"
        : !activation && cell.Activation != "tanh" ? $"activation={cell.Activation}: it has tanh alone"
        : null;
}
