using Parity.Cases;

namespace Parity.Backends.Peers;

/// <summary>What torch's <c>nn.LSTM</c> cannot express.</summary>
internal static class TorchLimits
{
    /// <summary>Why the case cannot be run, or null.</summary>
    public static string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return !row.Driver.IsPlain() ? $"{row.Driver.Name()}: not with nn.LSTM" : row.Cell.NotPlain;
    }
}
