using System.Globalization;
using Parity.Cases;

namespace Parity.Weights;

/// <summary>Why an LSTM of another library computes another function than a cell of TensorFlow's, whatever its weights.</summary>
internal static class LstmLimits
{
    private static readonly string[] Plain = ["LSTMCell", "BasicLSTMCell", "LSTMBlockCell", "LSTMBlockFusedCell"];

    /// <summary>The reason, or null.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="peepholes">Whether the library has them.</param>
    /// <param name="projection">Whether it has one.</param>
    /// <param name="activation">Whether another activation than tanh can be named.</param>
    public static string? Why(CellSpec cell, bool peepholes, bool projection, bool activation) =>
        Array.IndexOf(Plain, cell.Type) < 0 ? $"only {string.Join(", ", Plain)} are its function"
        : cell.CellClip is { } clip ? string.Create(CultureInfo.InvariantCulture, $"cell_clip={clip}: it does not clip the state")
        : cell.ProjClip is { } projClip ? string.Create(CultureInfo.InvariantCulture, $"proj_clip={projClip}: it does not clip the projection")
        : !peepholes && (cell.UsePeepholes || cell.UsePeephole) ? "use_peepholes: it has none"
        : !projection && cell.NumProj is { } size ? string.Create(CultureInfo.InvariantCulture, $"num_proj={size}: it has no projection")
        : !activation && cell.Activation != "tanh" ? $"activation={cell.Activation}: it has tanh alone"
        : null;
}
