using Parity.Cases;
using Parity.Impl;

namespace Parity.Backends.Impl;

/// <summary>The numerics that Impl is to equal for a golden: its reference's, never this machine's.</summary>
/// <param name="Numerics">What Impl runs with.</param>
/// <param name="Assumed">What the reference does not state and was assumed, as text; empty when it states all.</param>
/// <param name="Differs">Why Impl cannot make the golden's bits, or null when it can; then the case is judged within the floor.</param>
public sealed record ImplNumerics(Numerics Numerics, string Assumed, string? Differs)
{
    /// <summary>Which of the case's functions are not known, so that bits differ where they are used, by what the row states or within the floor; null is none.</summary>
    public string? Unknown { get; init; }

    private const int LeastCache = 1024;

    /// <summary>Reads them off a reference, for a case: oneDNN has functions of its own for some cells, but never computes in float64.</summary>
    /// <exception cref="BadInputException">An instruction set or a cache size is none.</exception>
    public static ImplNumerics Of(Reference reference, Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var numerics = Of(reference);
        return numerics.Differs is null && numerics.Numerics.OneDnn && row.DType == Tensors.DType.Float32 ? numerics with { Unknown = Fused(row.Cell) } : numerics;
    }

    /// <summary>Reads them off a reference.</summary>
    /// <exception cref="BadInputException">An instruction set or a cache size is none.</exception>
    public static ImplNumerics Of(Reference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var canonical = Numerics.Canonical;
        var assumed = new List<string>();
        var numerics = canonical with
        {
            OneDnn = reference.OneDnn,
            IntraOpThreads = reference.IntraOpThreads,
            Isa = Isa(reference.Isa, assumed),
            Version = Version(reference.TensorFlow) ?? canonical.Version,
            L1DataBytes = Bytes("l1d_bytes", reference.L1DataBytes, LeastCache) ?? Assume(assumed, "l1d_bytes", canonical.L1DataBytes),
            L2Bytes = Bytes("l2_bytes", reference.L2Bytes, LeastCache) ?? Assume(assumed, "l2_bytes", canonical.L2Bytes),
            L3Bytes = Bytes("l3_bytes", reference.L3Bytes, 0) ?? canonical.L3Bytes,
        };
        var differs = Version(reference.TensorFlow) is null
            ? $"the arithmetic of TensorFlow {reference.TensorFlow} is not known"
            : reference.Isa == "unknown" ? "the order of its sums is not known"
            : numerics.Unsupported;
        return new ImplNumerics(
            differs is null ? numerics : canonical with { L1DataBytes = numerics.L1DataBytes, L2Bytes = numerics.L2Bytes, L3Bytes = numerics.L3Bytes },
            string.Join(", ", assumed),
            differs);
    }

    /// <summary>With oneDNN on, a sigmoid or tanh that follows a MatMul and its BiasAdd directly is fused with them and computed by a function that is not known.</summary>
    private static string? Fused(CellSpec cell) =>
        cell is { Type: "GRUCell" } or { Type: "BasicRNNCell", Activation: "tanh" or "sigmoid" } ? $"oneDNN's fused activations of {cell.Type} are not known"
        : cell.Cells?.Select(Fused).FirstOrDefault(f => f is not null) ?? (cell.Cell is { } inner ? Fused(inner) : null);

    private static TensorFlowVersion? Version(string version) =>
        version.Contains(' ', StringComparison.Ordinal) ? null
        : version.StartsWith("2.15.", StringComparison.Ordinal) || version == "2.15" ? TensorFlowVersion.V215
        : version.StartsWith("1.15.", StringComparison.Ordinal) || version == "1.15" ? TensorFlowVersion.V115
        : null;

    private static InstructionSet Isa(string? isa, List<string> assumed)
    {
        switch (isa)
        {
            case null:
                assumed.Add("isa avx512");
                return InstructionSet.Avx512;
            case "avx512":
            case "unknown":
                return InstructionSet.Avx512;
            case "avx2":
                return InstructionSet.Avx2;
            case "avx":
                return InstructionSet.Avx;
            default:
                throw new BadInputException($"reference.isa: expected avx512, avx2 or avx, got '{isa}'");
        }
    }

    private static int? Bytes(string key, int? value, int least) =>
        value is null || value >= least ? value : throw new BadInputException(FormattableString.Invariant($"reference.{key}: expected {least} or more, got {value}"));

    private static int Assume(List<string> assumed, string what, int value)
    {
        assumed.Add($"{what} {value}");
        return value;
    }
}
