namespace Parity.Tests.Rules;

/// <summary>The rules of TensorFlow 1.15.5 where it has others than 2.15, and of oneDNN.</summary>
internal static class NumericsRules
{
    public static IEnumerable<RuleMutant> All => Rules.Select(rule => rule with { Rows = RuleRows.OtherNumerics });

    private static IReadOnlyList<RuleMutant> Rules { get; } =
    [
        new("1.15: sigmoid is a rational", "Kernels/Float32Arithmetic115.cs", "Sigmoid115.Apply(x)", "Kernels.Sigmoid.Apply(x)"),
        new("1.15: sigmoid's argument is clamped to ±18", "Kernels/Sigmoid115.cs", "var v = Vector512.MaxNative(Vector512.Create(-Clamp), Vector512.MinNative(Vector512.Create(Clamp), x));", "var v = x;"),
        new("1.15: sigmoid is clamped to 0…1", "Kernels/Sigmoid115.cs", "Vector512.MaxNative(Vector512<float>.Zero, Vector512.MinNative(Vector512<float>.One, (v * p / q) + Vector512.Create(0.5f)))", "(v * p / q) + Vector512.Create(0.5f)"),
        new("1.15: sigmoid's products are rounded", "Kernels/Sigmoid115.cs", "p = (s * p) + Vector512.Create(A1);", "p = Vector512.FusedMultiplyAdd(s, p, Vector512.Create(A1));"),
        new("1.15: sigmoid's tail is 1/(1+exp(-x))", "Kernels/Sigmoid115.cs", "1f / (1f + Expf.Apply(-x))", "Sigmoid.Tail(x)"),
        new("1.15: sigmoid's tail is 0 below -18", "Kernels/Sigmoid115.cs", "x < -Clamp ? 0f : ", ""),
        new("1.15: tanh is clamped at 9", "Kernels/Tanh.cs", "Clamp115 = 9f", "Clamp115 = 7.90531110763549805f"),
        new("1.15: tanh has no case below 0.0004", "Kernels/Tanh.cs", "Apply115(Vector512<float> x) => Rational(x, Clamp115)", "Apply115(Vector512<float> x) => Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Tiny)), x, Rational(x, Clamp115))"),
        new("1.15, float64: sigmoid is 1/(1+exp(-x))", "Kernels/Float64Arithmetic115.cs", "Sigmoid115.Apply(x)", "Kernels.Sigmoid.Apply(x)"),
        new("1.15, float64: sigmoid's tail is 1/(1+exp(-x))", "Kernels/Sigmoid115.cs", "1.0 / (1.0 + GlibcExp.Apply(-x))", "Sigmoid.Tail(x)"),
        new("1.15: no tiny products", "Kernels/Products.cs", "numerics.Version == TensorFlowVersion.V215 && (m + k + n", "(m + k + n"),
        new("1.15: no lone columns", "Kernels/Float32Blocks.cs", "loneColumn = lone && ", "loneColumn = "),
        new("1.15: no lone rows", "Kernels/Float32Blocks.cs", "loneRow = lone && ", "loneRow = "),
        new("1.15: no lone row in dW", "Kernels/Float32WeightGradient.cs", "numerics is { Version: TensorFlowVersion.V215, OneDnn: false } && Ends", "!numerics.OneDnn && Ends"),
        new("1.15: no lone column in dW", "Kernels/Float32WeightGradient.cs", "numerics.Version == TensorFlowVersion.V215 && !numerics.OneDnn", "!numerics.OneDnn"),
        new("1.15: Sum over the batch goes by rising rows", "Kernels/DiagonalGradient.cs", "version == TensorFlowVersion.V215 && !inOp", "!inOp"),

        new("oneDNN: products are sgemm's, whole", "Kernels/Products.cs", "numerics.OneDnn ? OneDnnProducts", "numerics.OneDnn && m < 0 ? OneDnnProducts"),
        new("oneDNN: a small batch by a transposed matrix in 16 lanes", "Kernels/OneDnnProducts.cs", "transposed && m > 1 && m < ManyRows", "transposed && m < 0 && m < ManyRows"),
        new("oneDNN: below 16 rows", "Kernels/OneDnnProducts.cs", "ManyRows = 16", "ManyRows = 17"),
        new("oneDNN: 16 lanes folded by halves", "Kernels/SixteenLanes.cs", "four[0] + four[2] + (four[1] + four[3])", "four[0] + four[1] + (four[2] + four[3])"),
        new("oneDNN: one row by a transposed matrix as a lone column", "Kernels/OneDnnProducts.cs", "(transposed ? new LoneDots(k, n) : Chains(m, k, n, transposed))", "Chains(m, k, n, transposed)"),
        new("oneDNN: a matrix by one column as a lone column", "Kernels/OneDnnProducts.cs", "n == 1 ? new LoneDots(k, n)", "n == -1 ? new LoneDots(k, n)"),
        new("oneDNN: one row or one column is not cut", "Kernels/OneDnnCuts.cs", "Rows == 1 || Columns == 1 ? [Depth]", "Rows == -1 ? [Depth]"),
        new("oneDNN: packed operands are cut every 384", "Kernels/OneDnnCuts.cs", ": !IsPacked ?", ": Depth >= 0 ?"),
        new("oneDNN: when a transposed matrix is packed", "Kernels/OneDnnCuts.cs", "Columns > 100 &&", "Columns > 1000 &&"),
        new("oneDNN: the cache does not cut dW", "Kernels/Float32WeightGradient.cs", "new OneDnnCuts(rows, batch, columns, LeftTransposed: true, RightTransposed: false).Ends", "DepthCuts.Avx512(batch, Blocking.Float32(rows, Math.Max(1, batch), columns, numerics).Depth)"),
        new("oneDNN: one row or one column of weights is a chain, too", "Kernels/WeightGradient.cs", "&& !Products.OneDnn<T>(numerics) ?", "?"),
    ];
}
