namespace Parity.Impl;

/// <summary>TensorFlow's release line, as far as its CPU arithmetic goes.</summary>
public enum TensorFlowVersion
{
    /// <summary>1.15: a rational sigmoid, tanh clamped at ±9.</summary>
    V115,

    /// <summary>2.15: sigmoid by <c>exp</c>, tanh clamped at ±7.905.</summary>
    V215,
}

/// <summary>The instruction set of TensorFlow's matrix kernels, which decides the order of their sums.</summary>
public enum InstructionSet
{
    /// <summary>AVX without FMA.</summary>
    Avx,

    /// <summary>AVX2 and FMA.</summary>
    Avx2,

    /// <summary>AVX-512.</summary>
    Avx512,
}

/// <summary>
/// What the bits of TensorFlow's results depend on besides the inputs. It describes the TensorFlow to be equalled, never the
/// machine at hand: the same numerics give the same bits on every processor and for every number of our own threads.
/// </summary>
public sealed record Numerics
{
    /// <summary>oneDNN off, AVX-512, one thread, caches of 32 KiB and 1 MiB: what the goldens are made with.</summary>
    public static Numerics Canonical { get; } = new();

    /// <summary>The release line.</summary>
    public TensorFlowVersion Version { get; init; } = TensorFlowVersion.V215;

    /// <summary>Whether oneDNN was on (<c>TF_ENABLE_ONEDNN_OPTS</c>).</summary>
    public bool OneDnn { get; init; }

    /// <summary>The instruction set of the matrix kernels.</summary>
    public InstructionSet Isa { get; init; } = InstructionSet.Avx512;

    /// <summary>Bytes of the level 1 data cache: how a depth above 384 is cut, which columns are lone.</summary>
    public int L1DataBytes { get; init; } = 32 * 1024;

    /// <summary>Bytes of the level 2 cache.</summary>
    public int L2Bytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of the level 3 cache; 0 is none.</summary>
    public int L3Bytes { get; init; } = 32 * 1024 * 1024;

    /// <summary><c>intra_op_parallelism_threads</c> of the TensorFlow to be equalled.</summary>
    public int IntraOpThreads { get; init; } = 1;

    /// <summary>Why Impl has no arithmetic for these numerics, or null when it has.</summary>
    public string? Unsupported =>
        OneDnn && Version != TensorFlowVersion.V215 ? "TensorFlow 1.15 has no oneDNN to turn on"
        : Isa != InstructionSet.Avx512 ? $"the arithmetic of {Isa} matrix kernels is not implemented"
        : IntraOpThreads != 1 ? "the arithmetic of several intra-op threads is not implemented"
        : L1DataBytes < 1024 || L2Bytes < 1024 || L3Bytes < 0 ? "cache sizes must be at least 1024 bytes"
        : null;
}
