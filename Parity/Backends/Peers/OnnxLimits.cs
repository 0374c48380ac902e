using Parity.Cases;

namespace Parity.Backends.Peers;

/// <summary>What ONNX's <c>LSTM</c> operator cannot express.</summary>
internal static class OnnxLimits
{
    /// <summary>Why the case cannot be run, or null.</summary>
    public static string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return !row.Driver.IsPlain() ? $"{row.Driver.Name()}: not as an ONNX model" : row.Cell.NotPlain;
    }
}
