namespace Parity.Backends.TensorFlow;

/// <summary>The numerics of a TensorFlow as its own bits tell them. A part that is none of those known is null, and equals nothing.</summary>
public sealed record MeasuredNumerics
{
    /// <summary><c>avx512</c>, <c>avx2</c> or <c>avx</c>: the order of sums in a product.</summary>
    public required string? Isa { get; init; }

    /// <summary>Whether products go through oneDNN.</summary>
    public required bool? OneDnn { get; init; }

    /// <summary>Whether a product of 1.8 million multiplications is one sum on one thread.</summary>
    public required bool OneThread { get; init; }

    /// <summary>Whether a depth of 404 is cut as a level 1 cache of 32 KiB cuts it; null where products do not depend on it (oneDNN).</summary>
    public required bool? SmallL1 { get; init; }

    /// <summary>Whether sigmoid and tanh are 2.15's.</summary>
    public required bool Functions215 { get; init; }

    /// <summary>The variant of the C library's <c>exp</c>: <c>fma</c>, <c>no fma</c>; null is another library.</summary>
    public required string? Libm { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", new[]
    {
        Isa ?? "unknown order of sums",
        OneDnn switch { true => "oneDNN on", false => "oneDNN off", null => "oneDNN unknown" },
        OneThread ? "1 thread" : "several threads",
        SmallL1 switch { true => "L1 of 32 KiB", false => "L1 of 48 KiB or more", null => null },
        Functions215 ? "sigmoid and tanh of 2.15" : "sigmoid or tanh not of 2.15",
        Libm is null ? "exp of another C library" : $"glibc's exp, {Libm}",
    }.OfType<string>());
}
