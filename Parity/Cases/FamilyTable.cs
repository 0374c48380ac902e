using Parity.Tensors;

namespace Parity.Cases;

/// <summary>
/// The rows of every other cell and driver. Each cell has full and ragged lengths and initial states under both dynamic drivers, and rows of its own
/// where its sizes meet another rule of TensorFlow's arithmetic.
/// </summary>
internal static class FamilyTable
{
    /// <summary>The rows whose graphs TensorFlow 2.15.1 runs.</summary>
    public static IEnumerable<CaseRow> Canonical() => Whole().Concat(Layouts()).Concat(Activations()).Concat(Sizes()).Concat(Static());

    /// <summary>The rows of <c>tf.contrib</c>, whose goldens TensorFlow 1.15.5 makes.</summary>
    public static IEnumerable<CaseRow> Contrib()
    {
        var both = from cell in FamilyCells.Contrib
                   from driver in new[] { Driver.DynamicRnn, Driver.BidirectionalDynamicRnn }
                   from row in Lengths(Row(driver, cell.Word, 4, 7, cell.Inputs, cell.Cell))
                   select row;
        var block = FamilyCells.Of("LSTMBlockFusedCell", 6);
        CaseRow Fused(string id, CellSpec cell) => Row(Driver.FusedRnn, id, 4, 7, 5, cell) with { TimeMajor = true };
        CaseRow[] others =
        [
            .. Lengths(Fused("lstm", block)),
            .. Lengths(Fused("lstm-all", block with { UsePeephole = true, CellClip = 0.25, ForgetBias = 0.5 })),
            .. Lengths(Row(Driver.StackBidirectionalDynamicRnn, "lstm2", 4, 7, 5, FamilyCells.Multi(FamilyCells.Lstm(6), FamilyCells.Lstm(4)))),
            .. Lengths(Row(Driver.StackBidirectionalDynamicRnn, "gru2", 4, 7, 5, FamilyCells.Multi(FamilyCells.Gru(4), FamilyCells.Gru(6)))),
            Ragged(Row(Driver.StackBidirectionalDynamicRnn, "lstm-gru-timemajor", 4, 7, 5, FamilyCells.Multi(FamilyCells.Lstm(6), FamilyCells.Gru(4)))) with { TimeMajor = true },
        ];
        return both.Concat(others).Select(r => r with { MadeBy = "1.15.5" });
    }

    private static IEnumerable<CaseRow> Whole() =>
        from cell in FamilyCells.Whole
        from driver in new[] { Driver.DynamicRnn, Driver.BidirectionalDynamicRnn }
        from row in Lengths(Row(driver, cell.Word, 4, 7, cell.Inputs, cell.Cell))
        select row;

    private static IEnumerable<CaseRow> Layouts() =>
        from cell in FamilyCells.Whole
        from row in new[]
        {
            Ragged(Row(Driver.DynamicRnn, cell.Word + "-timemajor", 5, 6, cell.Inputs, cell.Cell)) with { TimeMajor = true },
            Ragged(Row(Driver.DynamicRnn, cell.Word + "-float64", 7, 5, cell.Inputs, cell.Cell)) with { DType = DType.Float64, InitialState = true },
        }
        select row;

    /// <summary>The activations that no row above has.</summary>
    private static IEnumerable<CaseRow> Activations() =>
        from cell in new (string Word, CellSpec Cell, string[] Activations)[]
        {
            ("lstm", FamilyCells.Lstm(7), ["sigmoid", "identity"]),
            ("gru", FamilyCells.Gru(7), ["relu", "sigmoid", "identity"]),
            ("rnn", FamilyCells.Rnn(7), ["relu", "sigmoid", "identity"]),
        }
        from activation in cell.Activations
        from driver in new[] { Driver.DynamicRnn, Driver.BidirectionalDynamicRnn }
        let row = Row(driver, $"{cell.Word}-{activation}", 3, 5, 4, cell.Cell with { Activation = activation })
        select driver == Driver.DynamicRnn ? Ragged(row) with { Id = row.Id + "-ragged-init", InitialState = true } : row with { Id = row.Id + "-full" };

    /// <summary>Products of one row, of one column, of a depth above 384, and sums of 16 rows and more: each has a rule of its own.</summary>
    private static IEnumerable<CaseRow> Sizes()
    {
        (string Word, Func<int, CellSpec> Of)[] cells =
        [
            ("gru", FamilyCells.Gru),
            ("rnn", FamilyCells.Rnn),
            ("lstm-peephole", h => FamilyCells.Lstm(h) with { UsePeepholes = true }),
            ("lstm-proj", h => FamilyCells.Lstm(h) with { NumProj = Math.Max(1, h - 2) }),
        ];
        foreach (var (word, of) in cells)
        {
            foreach (var double64 in new[] { false, true })
            {
                CaseRow Sized(string id, int b, int t, int i, CellSpec cell) =>
                    Row(Driver.DynamicRnn, $"{word}-{id}{(double64 ? "-float64" : string.Empty)}", b, t, i, cell) with { DType = double64 ? DType.Float64 : DType.Float32 };
                yield return Sized("b1", 1, 7, 5, of(6)) with { InitialState = true };
                yield return Sized("b1-odd", 1, 5, 4, of(7));
                yield return Ragged(Sized("i1-h1", 3, 5, 1, of(1)));
                yield return Sized("b1-i1-h1", 1, 5, 1, of(1));
                yield return Ragged(Sized("b19", 19, 4, 5, of(9)));
                yield return Ragged(Sized("b17-h1", 17, 3, 3, of(1)));
                yield return Sized("deep-400", 3, 2, 393, of(7));
            }

            yield return Ragged(Row(Driver.BidirectionalDynamicRnn, word + "-odd", 5, 9, 17, of(31))) with { InitialState = true };
            yield return Ragged(Row(Driver.DynamicRnn, word + "-h64", 8, 6, 28, of(64)));
        }

        foreach (var double64 in new[] { false, true })
        {
            CaseRow Sized(string id, int b, int t, int i, CellSpec cell) =>
                Row(Driver.DynamicRnn, id + (double64 ? "-float64" : string.Empty), b, t, i, cell) with { DType = double64 ? DType.Float64 : DType.Float32 };

            // a projection to one unit, a deep one, more units out than in, and one under the whole of the options
            yield return Ragged(Sized("lstm-proj1", 4, 5, 5, FamilyCells.Lstm(6) with { NumProj = 1 })) with { InitialState = true };
            yield return Sized("lstm-proj-deep-h400", 3, 2, 3, FamilyCells.Lstm(400) with { NumProj = 5 });
            yield return Ragged(Sized("lstm-proj-wide", 4, 5, 5, FamilyCells.Lstm(3) with { NumProj = 9, ProjClip = 0.2 }));
            yield return Ragged(Sized("lstm-all-b19", 19, 5, 5, FamilyCells.Lstm(9) with { UsePeepholes = true, CellClip = 0.3, NumProj = 5, ProjClip = 0.1 })) with { InitialState = true };
            yield return Sized("lstm-all-b1", 1, 5, 5, FamilyCells.Lstm(6) with { UsePeepholes = true, CellClip = 0.3, NumProj = 4, ProjClip = 0.1 });
        }

        yield return Ragged(Row(Driver.DynamicRnn, "gru-saturated", 4, 20, 5, FamilyCells.Gru(16))) with { WeightScale = 8 };
        yield return Row(Driver.DynamicRnn, "gru-deep-dx-h200", 3, 2, 3, FamilyCells.Gru(200));
        yield return Row(Driver.DynamicRnn, "gru-b1-deep", 1, 5, 100, FamilyCells.Gru(31));
        // a lone last column of the weights' gradient: 49, over two groups of rows
        foreach (var (word, cell) in new[] { ("gru", FamilyCells.Gru(49)), ("rnn", FamilyCells.Rnn(49)), ("lstm-proj", FamilyCells.Lstm(5) with { NumProj = 49 }) })
        {
            yield return Ragged(Row(Driver.DynamicRnn, word + "-lone-dw-49", 19, 3, 3, cell));
        }

        yield return Ragged(Row(Driver.DynamicRnn, "gru-lone-49", 4, 5, 18, FamilyCells.Gru(31)));
        yield return Ragged(Row(Driver.DynamicRnn, "lstm-peephole-denormal", 4, 7, 5, FamilyCells.Lstm(6) with { UsePeepholes = true })) with { CotangentScale = 3e-38, InitialState = true };

        // an activation that passes what it gets on, with peepholes; more outputs than units; wrappers in a row
        yield return Ragged(Row(Driver.DynamicRnn, "lstm-peephole-identity-ragged", 4, 5, 5, FamilyCells.Lstm(9) with { UsePeepholes = true, Activation = "identity" }));
        yield return Ragged(Row(Driver.DynamicRnn, "lstm-proj4-h1", 4, 3, 5, FamilyCells.Lstm(1) with { NumProj = 4 }));
        yield return Row(Driver.DynamicRnn, "residual-twice-full", 4, 3, 6, FamilyCells.Residual(FamilyCells.Residual(FamilyCells.Lstm(6))));
        yield return Row(Driver.DynamicRnn, "multi-residual-twice-full", 4, 3, 5, FamilyCells.Multi(FamilyCells.Lstm(6), FamilyCells.Residual(FamilyCells.Residual(FamilyCells.Lstm(6)))));

        var whole = FamilyCells.Residual(FamilyCells.Multi(FamilyCells.Lstm(6), FamilyCells.Gru(5)));
        yield return Row(Driver.DynamicRnn, "residual-multi-full", 4, 7, 5, whole);
        yield return Ragged(Row(Driver.BidirectionalDynamicRnn, "residual-multi-ragged-init", 4, 7, 5, whole)) with { InitialState = true };
        yield return Row(Driver.DynamicRnn, "multi-lstm2-b1", 1, 7, 5, FamilyCells.Multi(FamilyCells.Lstm(6), FamilyCells.Lstm(4))) with { InitialState = true };
        yield return Ragged(Row(Driver.DynamicRnn, "multi-lstm12", 3, 4, 3, FamilyCells.Multi([.. Enumerable.Range(0, 12).Select(_ => FamilyCells.Lstm(3))])));
    }

    /// <summary>The static drivers; 13 steps, since TensorFlow adds the weights' gradients in the order of the steps' names: 0, 1, 10, 11, 12, 2, …</summary>
    private static IEnumerable<CaseRow> Static()
    {
        foreach (var driver in new[] { Driver.StaticRnn, Driver.StaticBidirectionalRnn })
        {
            foreach (var (word, cell) in new[] { ("lstm", FamilyCells.Lstm(6)), ("gru", FamilyCells.Gru(6)) })
            {
                foreach (var row in Lengths(Row(driver, word, 4, 5, 5, cell)))
                {
                    yield return row;
                }

                yield return Ragged(Row(driver, word + "-timemajor", 4, 4, 5, cell)) with { TimeMajor = true };
            }
        }

        yield return Ragged(Row(Driver.StaticRnn, "lstm-t13", 4, 13, 5, FamilyCells.Lstm(6)));
        yield return Row(Driver.StaticRnn, "gru-t13", 4, 13, 5, FamilyCells.Gru(6));
        yield return Ragged(Row(Driver.StaticBidirectionalRnn, "lstm-float64", 4, 5, 5, FamilyCells.Lstm(6))) with { DType = DType.Float64, InitialState = true };
        yield return Ragged(Row(Driver.StaticRnn, "multi-lstm-gru-ragged", 4, 5, 5, FamilyCells.Multi(FamilyCells.Lstm(6), FamilyCells.Gru(5)))) with { BudgetUlp = 0.5 };
        yield return Ragged(Row(Driver.StaticRnn, "lstm-all-ragged", 4, 5, 5, FamilyCells.Lstm(6) with { UsePeepholes = true, NumProj = 4, CellClip = 0.25, ProjClip = 0.15 })) with { BudgetUlp = 2 };
    }

    /// <summary>Without lengths; with lengths of which one is 0; and with initial states as well.</summary>
    private static CaseRow[] Lengths(CaseRow row) =>
    [
        row with { Id = row.Id + "-full" },
        Ragged(row) with { Id = row.Id + "-ragged" },
        Ragged(row) with { Id = row.Id + "-ragged-init", InitialState = true },
    ];

    private static CaseRow Ragged(CaseRow row) => row with { Lengths = CaseTable.Ragged(row.Batch, row.Time) };

    private static CaseRow Row(Driver driver, string id, int b, int t, int i, CellSpec cell)
    {
        var head = driver switch
        {
            Driver.DynamicRnn => "uni",
            Driver.BidirectionalDynamicRnn => "bi",
            Driver.StaticRnn => "static",
            Driver.StaticBidirectionalRnn => "static-bi",
            Driver.StackBidirectionalDynamicRnn => "stack",
            _ => "fused",
        };
        return new() { Id = $"{head}-{id}", Driver = driver, Batch = b, Time = t, Inputs = i, Cell = cell };
    }
}
