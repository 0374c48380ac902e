namespace Parity.Tests.Rules;

/// <summary>The rules of LSTMCell's options and of cells made of cells.</summary>
internal static class CellRules
{
    private const string OptionGradient = "Kernels/LstmOptionGatesGradient.cs";
    private const string OptionGates = "Kernels/LstmOptionGates.cs";

    public static IEnumerable<RuleMutant> All => Rules.Select(rule => rule with { Rows = RuleRows.Family });

    private static IReadOnlyList<RuleMutant> Rules { get; } =
    [
        new("peepholes: c's gradient takes w_i·di before w_f·df", OptionGradient, "before += dIn * Vector512.Load(options.InputDiagonal + u);\n                before += dForget * Vector512.Load(options.ForgetDiagonal + u);", "before += dForget * Vector512.Load(options.ForgetDiagonal + u);\n                before += dIn * Vector512.Load(options.InputDiagonal + u);"),
        new("peepholes: c's gradient takes the select's zero first", OptionGradient, "options.Masked ? Vector512<T>.Zero + before : before", "before"),
        new("peepholes: c' takes the activation's part before w_o·do", OptionGradient, ": next + activation + (dOut * Vector512.Load(w + u));", ": next + (dOut * Vector512.Load(w + u)) + activation;"),
        new("peepholes: the forget bias is added before w_f·c", OptionGates, "var x = Vector512.Load(z) + Vector512.Load(bias) + more;\n        return w is null ? x : x + (Vector512.Load(w + u) * Vector512.Load(c + u));", "var x = Vector512.Load(z) + Vector512.Load(bias);\n        return w is null ? x + more : x + (Vector512.Load(w + u) * Vector512.Load(c + u)) + more;"),
        new("peepholes: the output gate sees the new c", OptionGates, "options.OutputDiagonal, newC, o)", "options.OutputDiagonal, c, o)"),
        new("peepholes: Sum goes in four sums from 16 rows on", "Kernels/DiagonalGradient.cs", "batch >= ManyRows", "batch >= int.MaxValue"),
        new("peepholes: Sum of the last columns is in rising order", "Kernels/DiagonalGradient.cs", "size / Group * Group : 0", "size : 0"),
        new("peepholes: Sum of one column is in packets", "Kernels/DiagonalGradient.cs", "if (size == 1 && !inOp)", "if (size == -1)"),
        new("peepholes: a step's Sum is complete before it is added", "Kernels/DiagonalGradient.cs", "rising = Vector512<T>.Zero, s0 = rising,", "rising = total, s0 = total = Vector512<T>.Zero,"),
        new("peepholes, identity: c' takes w_o·do before m's part", OptionGradient, "? next + (dOut * Vector512.Load(w + u)) + activation", "? next + activation + (dOut * Vector512.Load(w + u))"),
        new("clip's gradient is 0 where it cut", "Kernels/Clip.cs", "dy & Vector512.LessThanOrEqual(x, limit) & Vector512.GreaterThanOrEqual(Vector512.Min(x, limit), -limit)", "dy"),
        new("the projection has no BiasAdd behind it", "Cells/Dense.cs", "biased ? Products.Biased<T>", "columns > 0 ? Products.Biased<T>"),
        new("a residual's own gradient comes before its cell's", "Cells/ResidualRun.cs", "part == 0 ? past[n] : inner.InputGradient(part - 1, n)", "part == inner.InputGradients.Count ? past[n] : inner.InputGradient(part, n)"),
        new("AddN begins with the first input whose buffer is free", "Kernels/AddN.cs", "var free = FirstFree(parts, count);", "var free = 0;"),
        new("AddN begins with another than what the driver was given, if that buffer is free", "Kernels/AddN.cs", "var free = shared ? FirstFree(parts, count) : 0;", "var free = 0;"),
        new("the next step's gradient comes before the upper layer's", "Kernels/AddN.cs", "AddTo(own, parts, count - 1, size);\n            return parts[count - 1];", "AddTo(parts[count - 1], parts, count - 1, size);\n            return parts[count - 1];"),
    ];
}
