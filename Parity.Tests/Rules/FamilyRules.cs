namespace Parity.Tests.Rules;

/// <summary>The rules of GRU, BasicRNN, products with one column, and of graphs that have every step of a cell.</summary>
internal static class FamilyRules
{
    private const string Gru = "Kernels/GruKernels.cs";
    private const string Order = "Kernels/StepOrder.cs";

    public static IEnumerable<RuleMutant> All => Rules.Select(rule => rule with { Rows = RuleRows.Family });

    private static IReadOnlyList<RuleMutant> Rules { get; } =
    [
        new("GRU: one sigmoid over both gates has one tail", Gru, "Forward(from, to, tail - row.Units,", "Forward(from, to, row.Tail(row.Units, TArithmetic.TailWidth),"),
        new("GRU: h' is u·h + (1 − u)·c", Gru, "(update * Vector512.Load(h + i)) + ((Vector512<T>.One - update) * Vector512.Load(c + i))", "(update * (Vector512.Load(h + i) - Vector512.Load(c + i))) + Vector512.Load(c + i)"),
        new("GRU: u's gradient is d·h + −(d·c)", Gru, "(d * state) + -(d * candidate)", "d * (state - candidate)"),
        new("GRU: h's gradient takes d·u before drh·r", Gru, ": ((nint)dh, (nint)drh);", ": ((nint)drh, (nint)dh);"),
        new("float64: a product with one column is dot products", "Kernels/Products.cs", "n == 1 && typeof(T) == typeof(double)", "n == -1 && typeof(T) == typeof(double)"),
        new("float64: a last odd column in four chains, in dW", "Kernels/Float64WeightGradient.cs", "width / 2 * 2 ? 2 : 4", "width / 2 * 2 ? 2 : 2"),
        new("a lone column has its own kernel, in dW", "Kernels/Float32WeightGradient.cs", "Blocking.Last(columns, Blocking.Float32(rows, Math.Max(1, batch), columns, numerics).Columns) == 1", "Blocking.Last(columns, Blocking.Float32(rows, Math.Max(1, batch), columns, numerics).Columns) == 0"),
        new("static_rnn: steps are added in the order of their names", Order, "steps, StringComparer.Ordinal);", "steps, Comparer<string>.Create((_, _) => 0));"),
        new("static_rnn: names go on in another way with lengths", "Cells/UnrolledNames.cs", "masked ? \"/Switch_grad/cond_grad\" : \"_grad\"", "masked ? \"_grad\" : \"/Switch_grad/cond_grad\""),
        new("static_rnn: AddN of more than nine adds eights", Order, "time <= Eight + 1 ? time :", "time >= 0 ? time :"),
        new("static_rnn, GRU: r·h's op comes before u·h's but where the number gets a digit more", "Cells/GruRun.cs", "Names?.Before(3, 0, 1)[t] ?? false", "false"),
        new("static_bidirectional_rnn: both directions' contributions are added by name", "Drivers/RnnNetwork.cs", "var apart = unrolled &&", "var apart = false && unrolled &&"),
    ];
}
