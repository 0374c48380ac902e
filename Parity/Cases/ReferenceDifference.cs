using System.Globalization;

namespace Parity.Cases;

/// <summary>What two references have that gives results other bits.</summary>
public static class ReferenceDifference
{
    /// <summary>
    /// In which way results of <paramref name="live"/> may have other bits than those of <paramref name="golden"/>, as
    /// <c>avx2, golden avx512</c>; null where all that the bits depend on is the same. What either does not state is not held against it.
    /// </summary>
    public static string? Of(Reference live, Reference golden)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(golden);
        var differences = new List<string>();
        void Compare(string? here, string? there)
        {
            if (here is not null && there is not null && here != there)
            {
                differences.Add($"{here}, golden {there}");
            }
        }

        Compare($"TensorFlow {Line(live.TensorFlow)}", $"TensorFlow {Line(golden.TensorFlow)}");
        Compare(live.OneDnn ? "oneDNN on" : "oneDNN off", golden.OneDnn ? "oneDNN on" : "oneDNN off");
        Compare(live.Isa, golden.Isa);
        Compare(Text(live.IntraOpThreads, "threads"), Text(golden.IntraOpThreads, "threads"));
        Compare(Text(live.L1DataBytes, "bytes of L1"), Text(golden.L1DataBytes, "bytes of L1"));
        Compare(Text(live.L2Bytes, "bytes of L2"), Text(golden.L2Bytes, "bytes of L2"));
        Compare(Variant(live.Libm), Variant(golden.Libm));
        return differences.Count == 0 ? null : string.Join("; ", differences);
    }

    private static string? Text(int? number, string unit) => number is null ? null : string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? unit.TrimEnd('s') : unit)}");

    private static string Line(string version) => string.Join('.', version.Split('.').Take(2));

    /// <summary>The functions of glibc are the same from release to release; the variant that a processor without FMA gets is another.</summary>
    private static string? Variant(string? libm) =>
        libm is null ? null : libm.Split(' ')[0] + (libm.EndsWith(", fma", StringComparison.Ordinal) ? " with fma" : " without fma");
}
