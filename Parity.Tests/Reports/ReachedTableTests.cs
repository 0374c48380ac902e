using Parity.Cases;
using Parity.Comparison;
using Parity.Reports;
using Parity.Tests.Comparison;

namespace Parity.Tests.Reports;

public sealed class ReachedTableTests
{
    private static readonly CellSpec Lstm = new() { Type = "LSTMCell", NumUnits = 6, ForgetBias = 2.5 };
    private static readonly ArrayVerdict Equal = new() { Name = "outputs", Outcome = Outcome.Identical, Budget = Sample.Identical, Count = 4, Identical = 4 };

    [Fact]
    public void A_line_a_cell_driver_and_reference() => Assert.Equal(
        """
        | cell | driver | TensorFlow | cases | outputs | states | gradients |
        | --- | --- | --- | ---: | ---: | ---: | ---: |
        | LSTMCell | dynamic_rnn | 2.15.1 | 2 | 0 | ±0 | 1.25 |
        | LSTMCell | dynamic_rnn | 2.15.1, oneDNN | 1 | 0 |  |  |
        | LSTMCell(use_peepholes, cell_clip, activation=relu) | dynamic_rnn | 2.15.1 | 1 | ∞ |  |  |
        | MultiRNNCell(GRUCell, ResidualWrapper(LSTMCell)) | static_rnn | 2.15.1 | 1 | 0 |  |  |

        """,
        ReachedMarkdown.Render(ReachedTable.Of(new CheckReport(
            [
                Verdict(Lstm, Equal, Array("state/h", 0), Array("gradient/inputs", 1.25)),
                Verdict(Lstm with { NumUnits = 3, ForgetBias = 1 }, Equal, Equal with { Name = "state/c" }, Array("gradient/weights/rnn/lstm_cell/bias", 0.5)),
                Verdict(Lstm, Equal) is var v ? v with { Case = v.Case! with { Reference = v.Case.Reference with { OneDnn = true } } } : v,
                Verdict(Lstm with { UsePeepholes = true, CellClip = 0.5, Activation = "relu" }, Array("outputs", 0) with { Whole = "missing" }),
                Verdict(new CellSpec { Type = "MultiRNNCell", Cells = [new() { Type = "GRUCell", NumUnits = 2 }, new() { Type = "ResidualWrapper", Cell = Lstm }] }, Equal) is var m ? m with { Case = m.Case! with { Driver = Driver.StaticRnn } } : m,
                Made.Skipped("gru"),
            ],
            []))),
        ignoreLineEndingDifferences: true);

    private static ArrayVerdict Array(string name, double ulps) => Equal with { Name = name, Outcome = Outcome.Within, Identical = 3, LargestUlps = ulps };

    private static CaseVerdict Verdict(CellSpec cell, params ArrayVerdict[] arrays) =>
        new() { Id = "x", Case = Sample.Row() with { Cell = cell }, Backend = "impl", Against = "golden", Outcome = CaseOutcome.Within, Arrays = arrays };
}
