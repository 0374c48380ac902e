using Parity.Tensors;

namespace Parity.Cases;

/// <summary>
/// The built-in cases. Tests, command line, graphs and regeneration all read this list; the manifest is written from it.
/// A row is there because a branch of TensorFlow's arithmetic or a pitfall of ports shows in it; its name says which.
/// </summary>
public static class CaseTable
{
    private static readonly Lazy<IReadOnlyList<CaseRow>> Table = new(() =>
    {
        var canonical = Rows().Concat(FamilyTable.Canonical()).ToList();
        return [.. canonical.Concat(OtherNumericsTable.Rows(canonical)).Concat(FamilyTable.Contrib()).Concat(InitialWeightsTable.Rows).OrderBy(r => r.Id, StringComparer.Ordinal)];
    });

    /// <summary>All rows, by id.</summary>
    public static IReadOnlyList<CaseRow> All => Table.Value;

    /// <summary>
    /// Rows whose golden would be too large to store (64 MB): a matrix with rows of 32000 bytes and more. They are judged against a live
    /// TensorFlow only, just below that size and at it.
    /// </summary>
    public static IReadOnlyList<CaseRow> LiveOnly { get; } =
    [
        .. from width in new (int Units, DType Type)[] { (1999, DType.Float32), (2000, DType.Float32), (999, DType.Float64), (1000, DType.Float64) }
           select new CaseRow { Id = FormattableString.Invariant($"live-b1-h{width.Units}-{width.Type.Name()}"), Driver = Driver.DynamicRnn, Batch = 1, Time = 2, Inputs = 1, Units = width.Units, DType = width.Type },
    ];

    /// <summary>The row of that id, or null.</summary>
    public static CaseRow? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>Lengths for a batch of B over T: T, 0, 1, about half, T−1, 2 and a few others, over and over.</summary>
    public static IReadOnlyList<int> Ragged(int batch, int time) => [.. Enumerable.Range(0, batch).Select(n => (n % 7) switch
    {
        0 => time,
        1 => 0,
        2 => 1,
        3 => (time + 1) / 2,
        4 => time - 1,
        5 => Math.Min(2, time),
        _ => ((n * 5) + 2) % (time + 1),
    })];

    private static IEnumerable<CaseRow> Rows()
    {
        foreach (var driver in new[] { Driver.DynamicRnn, Driver.BidirectionalDynamicRnn })
        {
            var p = driver == Driver.DynamicRnn ? "uni" : "bi";
            CaseRow Row(string id, int b, int t, int i, int h) => new() { Id = $"{p}-{id}", Driver = driver, Batch = b, Time = t, Inputs = i, Units = h };
            CaseRow Small(string id) => Row(id, 4, 7, 5, 6);
            CaseRow WithRagged(CaseRow row) => row with { Lengths = Ragged(row.Batch, row.Time) };

            // lengths, initial states, layout
            yield return Small("full") with { Lengths = [7, 7, 7, 7] };
            yield return WithRagged(Small("ragged")) with { Traced = driver == Driver.BidirectionalDynamicRnn };
            yield return Small("nolen");
            yield return Small("empty") with { Lengths = [0, 0, 0, 0] };
            yield return Small("short") with { Lengths = [3, 2, 0, 1] };
            yield return WithRagged(Small("ragged-init")) with { InitialState = true, Traced = driver == Driver.DynamicRnn };
            yield return Small("nolen-init") with { InitialState = true };
            yield return Small("empty-init") with { Lengths = [0, 0, 0, 0], InitialState = true };
            yield return WithRagged(Small("ragged-timemajor")) with { TimeMajor = true };
            yield return Small("nolen-init-timemajor") with { TimeMajor = true, InitialState = true };
            yield return WithRagged(Small("ragged-int64")) with { LengthsDType = DType.Int64 };
            yield return WithRagged(Small("padding-1e30")) with { Padding = 1e30 };

            // the forget bias
            yield return WithRagged(Small("forget-bias-0")) with { ForgetBias = 0 };
            yield return WithRagged(Small("forget-bias-2.5")) with { ForgetBias = 2.5 };

            // small sizes, and the products of one row
            yield return Row("b1", 1, 7, 5, 6);
            yield return Row("b1-ragged-init", 1, 7, 5, 6) with { Lengths = [3], InitialState = true };
            yield return WithRagged(Row("t1", 4, 1, 5, 6));
            yield return Row("b1-i1-h1", 1, 5, 1, 1);
            yield return WithRagged(Row("i1-h1", 3, 5, 1, 1));
            yield return Row("b1-deep", 1, 5, 100, 31);

            // odd sizes and the usual ones
            yield return WithRagged(Row("odd", 5, 13, 17, 31)) with { InitialState = true };
            yield return WithRagged(Row("h64", 8, 20, 28, 64));
            yield return WithRagged(Row("t300", 3, 300, 3, 8));

            // the ends of the functions
            yield return WithRagged(Row("saturated", 4, 20, 5, 16)) with { WeightScale = 8 };
            yield return WithRagged(Small("denormal-cotangent")) with { CotangentScale = 3e-38, InitialState = true };

            // float64
            yield return WithRagged(Small("float64")) with { DType = DType.Float64, InitialState = true, Traced = driver == Driver.DynamicRnn };
        }

        static CaseRow Uni(string id, int b, int t, int i, int h) => new() { Id = $"uni-{id}", Driver = Driver.DynamicRnn, Batch = b, Time = t, Inputs = i, Units = h };
        static CaseRow Bi(string id, int b, int t, int i, int h) => Uni(id, b, t, i, h) with { Id = $"bi-{id}", Driver = Driver.BidirectionalDynamicRnn };
        static CaseRow Double(CaseRow row) => row with { Id = row.Id + "-float64", DType = DType.Float64 };

        // B·H mod 8 = 1 … 7: an element-wise op's tail
        foreach (var (b, h) in new[] { (3, 3), (2, 5), (1, 11), (3, 4), (3, 7), (2, 7), (3, 5) })
        {
            yield return Uni($"tail-{b * h % 8}", b, 4, 3, h);
        }

        // products of one row: fewer than 20 in M+N+K, an odd number of outputs, 128 and deeper
        yield return Uni("b1-i2-h1", 1, 30, 2, 1);
        yield return Uni("b1-i2-h3", 1, 30, 2, 3);
        yield return Uni("b1-i4-h7", 1, 5, 4, 7);
        yield return Uni("b1-deep-even", 1, 5, 64, 64);

        // a lone last column of dX: I+H = 49, 97, 145, 193; whether there is one can depend on the caches
        yield return Uni("lone-49", 4, 5, 18, 31);
        yield return Uni("lone-97", 4, 5, 33, 64);
        yield return Uni("lone-145", 4, 5, 121, 24) with { Lengths = Ragged(4, 5) };
        yield return Uni("h128", 3, 4, 17, 128) with { Lengths = Ragged(3, 4) };
        yield return Uni("lone-193-by-l2", 2, 2, 144, 49);
        yield return Uni("no-lone-145-by-l1", 2, 3, 136, 9);
        yield return Uni("no-lone-49-by-l1", 32, 2, 23, 26);
        yield return Bi("h128", 3, 4, 16, 128) with { Lengths = [4, 0, 2] };

        // a depth above 384 (cut in the kernel), above 400 (cut by the cache), in z, dX and dW
        yield return Uni("deep-390", 3, 2, 386, 4);
        yield return Uni("deep-604", 3, 2, 600, 4) with { Lengths = [2, 1, 0] };
        yield return Uni("deep-1200", 2, 2, 1196, 4);
        yield return Uni("deep-1604", 2, 2, 1600, 4);
        yield return Uni("b1-deep-400", 1, 2, 396, 4);
        yield return Uni("deep-dx-800", 16, 1, 100, 200) with { Cell = FamilyCells.Lstm(200) with { NumProj = 4 } };
        yield return Uni("deep-dx-400", 3, 2, 3, 100);
        yield return Uni("lone-row-z", 25, 2, 600, 4);
        yield return Uni("deep-dw-396", 396, 2, 3, 2) with { Lengths = Ragged(396, 2) };
        yield return Uni("deep-dw-lone-row", 420, 2, 21, 4) with { Lengths = Ragged(420, 2) };

        // the ends of exp, sigmoid and tanh; underflow on the way forward
        yield return Uni("saturated-400", 8, 6, 5, 16) with { WeightScale = 400 };
        yield return Uni("saturated-tail", 3, 4, 3, 5) with { WeightScale = 400 };
        yield return Uni("small-weights", 4, 6, 5, 16) with { WeightScale = 1e-3 };
        yield return Uni("underflow", 4, 6, 5, 16) with { WeightScale = 1e-19, InitialState = true };
        yield return Uni("denormal-nolen", 4, 6, 5, 16) with { CotangentScale = 1e-37, InitialState = true };

        // float64: each rule of its own
        yield return Double(Uni("b1", 1, 7, 5, 6));
        yield return Double(Uni("b1-i4-h7", 1, 5, 4, 7));
        yield return Double(Uni("b1-deep-even", 1, 5, 64, 64));
        yield return Double(Uni("i1-h1", 3, 5, 1, 1));
        yield return Double(Uni("odd", 11, 7, 16, 31)) with { Lengths = Ragged(11, 7) };
        yield return Double(Uni("deep-604", 5, 2, 600, 4));
        yield return Double(Uni("deep-dw-350", 350, 1, 3, 5)) with { Lengths = Ragged(350, 1) };
        yield return Double(Uni("saturated", 4, 20, 5, 16)) with { WeightScale = 8 };
        yield return Double(Uni("saturated-1000", 4, 6, 5, 16)) with { WeightScale = 1000 };
    }
}
