using Parity.Cases;
using Parity.Comparison;
using Parity.Reports;

namespace Parity.Tests.Reports;

/// <summary>Made-up verdicts, one of each kind, and a report as text with the machine taken out.</summary>
internal static class Made
{
    private static readonly Case Row = new()
    {
        Id = "foreign",
        Driver = Driver.BidirectionalDynamicRnn,
        Cell = new CellSpec { Type = "LSTMCell", NumUnits = 2 },
        Folder = "/",
        Golden = "goldens/foreign.npz",
        Reference = new Reference { TensorFlow = "2.15.1", Isa = "avx2" },
    };

    private static readonly ArrayVerdict State = new() { Name = "state/c", Outcome = Outcome.Identical, Budget = new Budget.Identical(), Count = 6, Identical = 6 };

    public static CaseVerdict Identical(string id = "uni-ragged") => Verdict(id, CaseOutcome.Identical, State, State with { Name = "state/h" });

    public static CaseVerdict Within => Verdict("uni-t1", CaseOutcome.Within, Near, State) with
    {
        Backend = "scalar",
        Notes = ["floor unknown: 16 ulp used"],
    };

    /// <summary>Every way in which an array can differ.</summary>
    public static CaseVerdict Differs => Verdict(
        Row.Id,
        CaseOutcome.Differs,
        Wrong("outputs/fw", new Budget.Identical(), "n=1, t=2, u=0", step: 2),
        Wrong("outputs/bw", new Budget.Ulps(17.25, "floor"), "n=0, t=3, u=1", step: 3),
        Wrong("gradient/inputs", new Budget.Tolerance(1e-5, 1e-6), "n=2, t=3, k=4", step: 3) with { FailingPadding = 1 },
        Wrong("state/fw/h", new Budget.Identical(), "n=2, u=1") with { Largest = 0, LargestUlps = 0, Worst = new("n=2, u=1", 0, -0.0, 0, 0) },
        Whole("state/bw/c", "missing"),
        Whole("state/bw/h", "shape: expected [3, 2], got [2, 3]"),
        Near,
        State) with { Case = Row, Notes = ["numerics differ: the arithmetic of Avx2 matrix kernels is not implemented"] };

    public static CaseVerdict Error => Verdict("uni-h64", CaseOutcome.Error) with { Backend = "tensorflow", Reason = "the worker ended with exit code 134: Check failed: n >= 0" };

    public static CaseVerdict BadInput => Verdict("cases[7]", CaseOutcome.BadInput) with { Reason = "manifest.json: case 'cases[7]': expected an object, got null" };

    public static CaseVerdict Skipped(string id, string reason = "cell type 'GRUCell': only LSTMCell is implemented") => Verdict(id, CaseOutcome.Skipped) with { Reason = reason };

    /// <summary>A port that did not give these.</summary>
    public static CaseVerdict Port(string id, params string[] left) => Verdict(id, CaseOutcome.Identical, State) with
    {
        Backend = "port",
        NotChecked = [.. left.Select(n => new UncheckedArray(n, "not given by the port")), new UncheckedArray("initial/rnn/lstm_cell/bias", "drawn, not computed: no golden has it")],
    };

    /// <summary>The text of a whole report as <c>check</c> writes it.</summary>
    public static string Text(CheckReport report, string fixtures = "", string options = "")
    {
        var lines = TextReport.Lines(report).Concat(new TextReport("parity", fixtures, options).End(report));
        return Scrub(string.Concat(lines.Select(l => l.Text + "\n")));
    }

    public static string Scrub(string text) => text.Replace($"this machine: {Machine.InstructionSet}", "this machine: …", StringComparison.Ordinal);

    private static ArrayVerdict Near => State with { Name = "gradient/weights/rnn/lstm_cell/bias", Outcome = Outcome.Within, Budget = new Budget.Ulps(16, "floor unknown"), Count = 8, Identical = 5, Largest = 1e-7, LargestUlps = 2.5 };

    private static ArrayVerdict Wrong(string name, Budget budget, string where, int? step = null) => new()
    {
        Name = name,
        Outcome = Outcome.Differs,
        Budget = budget,
        Count = 24,
        Identical = 20,
        Failing = 3,
        Largest = 0.25,
        LargestUlps = 4194304.0004,
        Worst = new ElementDifference(where, 0.5, 0.75, 0.25, 8388608),
        FirstStep = step,
    };

    private static ArrayVerdict Whole(string name, string what) =>
        new() { Name = name, Outcome = Outcome.Differs, Budget = new Budget.Identical(), Count = 6, Failing = 6, Whole = what };

    private static CaseVerdict Verdict(string id, CaseOutcome outcome, params ArrayVerdict[] arrays) =>
        new() { Id = id, Backend = "impl", Against = "golden", Outcome = outcome, Arrays = arrays };
}
