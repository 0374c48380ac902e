using System.Globalization;

namespace Parity.Backends.TensorFlow;

/// <summary>
/// What TensorFlow's bits depend on besides its version and the host, as far as a process can choose it. TensorFlow reads
/// it when it loads, so another environment is another worker. The defaults are the canonical numerics of our goldens.
/// </summary>
public sealed record TensorFlowEnvironment
{
    // each of these changes the arithmetic behind the record's back, or makes TensorFlow compile the graph
    private static readonly string[] Cleared =
    [
        "ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA", "ONEDNN_DEFAULT_FPMATH_MODE", "DNNL_DEFAULT_FPMATH_MODE", "TF_SET_ONEDNN_FPMATH_MODE",
        "TF_DISABLE_MKL", "TF_XLA_FLAGS", "XLA_FLAGS",
    ];

    /// <summary>Whether oneDNN's kernels are used: <c>TF_ENABLE_ONEDNN_OPTS</c>. TensorFlow's own default is on.</summary>
    public bool OneDnn { get; init; }

    /// <summary><c>intra_op_parallelism_threads</c>.</summary>
    public int IntraOpThreads { get; init; } = 1;

    /// <summary><c>inter_op_parallelism_threads</c>; they move time, not bits.</summary>
    public int InterOpThreads { get; init; } = 1;

    /// <summary>The highest instruction set that oneDNN's kernels may use, <c>ONEDNN_MAX_CPU_ISA</c> (<c>AVX2</c>, <c>AVX</c>, …); null is the host's.</summary>
    public string? MaxIsa { get; init; }

    /// <summary>
    /// What this process's own environment asks for: <c>ONEDNN_MAX_CPU_ISA</c> lets a host make a lesser one's bits,
    /// <c>TF_ENABLE_ONEDNN_OPTS=1</c> turns oneDNN on. Not set means the canonical numerics, not TensorFlow's default.
    /// </summary>
    public static TensorFlowEnvironment Inherited(int intraOpThreads = 1) => new()
    {
        OneDnn = System.Environment.GetEnvironmentVariable("TF_ENABLE_ONEDNN_OPTS") == "1",
        MaxIsa = System.Environment.GetEnvironmentVariable("ONEDNN_MAX_CPU_ISA") is { Length: > 0 } isa ? isa : null,
        IntraOpThreads = intraOpThreads,
    };

    /// <summary>Sets the variables of a process to be started.</summary>
    internal void Apply(IDictionary<string, string?> variables, bool verbose)
    {
        foreach (var name in Cleared)
        {
            variables.Remove(name);
        }

        variables["TF_ENABLE_ONEDNN_OPTS"] = OneDnn ? "1" : "0";
        variables["OMP_NUM_THREADS"] = IntraOpThreads.ToString(CultureInfo.InvariantCulture);
        variables["CUDA_VISIBLE_DEVICES"] = "";
        variables["TF_CPP_MIN_LOG_LEVEL"] = verbose ? "0" : "2";
        if (MaxIsa is not null)
        {
            variables["ONEDNN_MAX_CPU_ISA"] = MaxIsa;
        }
    }
}
