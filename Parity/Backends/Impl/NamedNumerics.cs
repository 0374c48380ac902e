using Parity.Cases;

namespace Parity.Backends.Impl;

/// <summary>The numerics that can be asked for by name, on the caches and the C library of a golden.</summary>
public static class NamedNumerics
{
    /// <summary>2.15.1 with oneDNN off, AVX-512, one thread.</summary>
    public const string Canonical = "canonical";

    /// <summary>The same with oneDNN on.</summary>
    public const string OneDnn = "onednn";

    /// <summary>TensorFlow 1.15.5.</summary>
    public const string V115 = "1.15.5";

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> All { get; } = [Canonical, OneDnn, V115];

    /// <summary>The numerics of that name in the place of a golden's.</summary>
    public static Reference Of(string name, Reference golden)
    {
        ArgumentNullException.ThrowIfNull(golden);
        var canonical = golden with { TensorFlow = "2.15.1", OneDnn = false, IntraOpThreads = 1, Isa = golden.Isa is null ? null : "avx512" };
        return name switch
        {
            Canonical => canonical,
            OneDnn => canonical with { OneDnn = true },
            V115 => canonical with { TensorFlow = V115 },
            _ => throw new BadInputException($"numerics: expected {string.Join(", ", All)}, got '{name}'"),
        };
    }
}
