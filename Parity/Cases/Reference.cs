using System.Text.Json.Serialization;

namespace Parity.Cases;

/// <summary>
/// What made a golden: the part of its provenance that its bits depend on (the <c>reference</c> of the manifest).
/// </summary>
public sealed record Reference
{
    /// <summary>TensorFlow's version, <c>2.15.1</c>.</summary>
    [JsonPropertyName("tensorflow")]
    public required string TensorFlow { get; init; }

    /// <summary>Whether oneDNN was on.</summary>
    [JsonPropertyName("onednn")]
    public bool OneDnn { get; init; }

    /// <summary><c>intra_op_parallelism_threads</c>.</summary>
    [JsonPropertyName("intra_op_threads")]
    public int IntraOpThreads { get; init; } = 1;

    /// <summary>The instruction set of the matrix kernels: <c>avx512</c>, <c>avx2</c>, <c>avx</c>; null is not stated.</summary>
    [JsonPropertyName("isa")]
    public string? Isa { get; init; }

    /// <summary>Bytes of the level 1 data cache; null is not stated.</summary>
    [JsonPropertyName("l1d_bytes")]
    public int? L1DataBytes { get; init; }

    /// <summary>Bytes of the level 2 cache; null is not stated.</summary>
    [JsonPropertyName("l2_bytes")]
    public int? L2Bytes { get; init; }

    /// <summary>Bytes of the level 3 cache; null is not stated.</summary>
    [JsonPropertyName("l3_bytes")]
    public int? L3Bytes { get; init; }

    /// <summary>The C library and its variant, <c>glibc 2.36, fma</c>; null is not stated.</summary>
    [JsonPropertyName("libm")]
    public string? Libm { get; init; }
}
