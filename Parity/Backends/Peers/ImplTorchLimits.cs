using Parity.Cases;

namespace Parity.Backends.Peers;

/// <summary>What Impl.Torch does not have.</summary>
internal static class ImplTorchLimits
{
    /// <summary>Why the case cannot be run, or null.</summary>
    public static string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return !row.Driver.IsPlain() ? $"{row.Driver.Name()}: not with Impl.Torch" : row.Cell.NotPlain;
    }
}
