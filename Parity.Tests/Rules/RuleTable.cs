namespace Parity.Tests.Rules;

/// <summary>
/// The branches of TensorFlow's arithmetic that Impl uses, each with the edit of Impl's source that switches it off. The edit must turn some
/// golden red, or a rule stands untested.
/// </summary>
/// <param name="Name">The rule.</param>
/// <param name="File">The source file under Impl.</param>
/// <param name="Find">The text that is there, once.</param>
/// <param name="Replace">What takes its place.</param>
public sealed record RuleMutant(string Name, string File, string Find, string Replace)
{
    /// <summary>The goldens that are judged with it.</summary>
    public RuleRows Rows { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Kinds of goldens. A rule is looked for in those of the kind that it is about: the others take the same ways again and again.</summary>
public enum RuleRows
{
    /// <summary>The plain LSTM under the dynamic drivers, in the canonical numerics.</summary>
    Plain,

    /// <summary>Every other cell and driver, in the canonical numerics.</summary>
    Family,

    /// <summary>TensorFlow 1.15.5's and those with oneDNN on.</summary>
    OtherNumerics,
}

/// <summary>The table.</summary>
internal static class RuleTable
{
    public static IReadOnlyList<RuleMutant> All { get; } =
    [
        // products of one row
        new("B = 1: the gate product has no FMA", "Kernels/Products.cs", "m == 1 ? Columnwise<T>(VectorCuts<T>(k, n), k, n)", "m == -1 ? Columnwise<T>(VectorCuts<T>(k, n), k, n)"),
        new("B = 1: depth from 128 on in blocks of 16", "Kernels/Products.cs", "k < WholeDepth ? Math.Max(1, k) :", "k < int.MaxValue ? Math.Max(1, k) :"),
        new("B = 1: dX by dot products", "Kernels/Products.cs", "m == 1 ? new RowDots", "m == -1 ? new RowDots"),
        new("B = 1: dot lanes reduced by halves", "Kernels/RowDots.cs", "? (l0 + l4 + (l2 + l6)) + (l1 + l5 + (l3 + l7))", "? l0 + l1 + l2 + l3 + l4 + l5 + l6 + l7"),
        new("B = 1: half a group for the last of an odd number", "Kernels/LaneDots.cs", "if (half && k + (Lanes / 2) <= depth)", "if (k < 0)"),
        new("B = 1: tiny products", "Kernels/Products.cs", "new RowDots<T>(k, n, IsTiny(m, k, n, numerics))", "new RowDots<T>(k, n, false)"),
        new("B = 1, float64: 4 lanes", "Kernels/LaneDots.cs", "Lanes => 32 / sizeof(T)", "Lanes => 8"),

        // blocks, float32
        new("an element is an FMA chain", "Kernels/MulAdd.cs", "=> Vector512.FusedMultiplyAdd(a, b, sum)", "=> sum + (a * b)"),
        new("the kernel cuts a depth above 384", "Kernels/DepthCuts.cs", "KernelDepth = 384", "KernelDepth = 1 << 20"),
        new("the kernel halves a rest of 385 to 767", "Kernels/DepthCuts.cs", "(rest + 1) / 2", "KernelDepth"),
        new("the cache cuts a depth above 400", "Kernels/Float32Blocks.cs", "DepthCuts.Avx512(k, tiles.Depth)", "DepthCuts.Avx512(k, k)"),
        new("the cache cuts a batch above 400 in dW", "Kernels/Float32WeightGradient.cs", "rows, Math.Max(1, batch), columns, numerics).Depth)", "rows, Math.Max(1, batch), columns, numerics).Depth * 1000)"),
        new("a depth that the cache's block divides", "Kernels/Blocking.cs", "k % deepest == 0 ? deepest :", "k % deepest == -1 ? deepest :"),
        new("a depth that it does not divide", "Kernels/Blocking.cs", "deepest - (8 * ((deepest - 1 - (k % deepest)) / (8 * ((k / deepest) + 1))))", "deepest"),
        new("equal depth slices", "Kernels/Blocking.cs", "Math.Min(k, RoundUp(k / Math.Max(1, CeilingDivide(k, depth)), 8))", "depth"),
        new("a lone column has its own kernel", "Kernels/Float32Blocks.cs", "Blocking.Last(n, tiles.Columns) == 1 ? n - 1 : -1", "Blocking.Last(n, tiles.Columns) == 0 ? n - 1 : -1"),
        new("a lone column's reduction", "Kernels/LoneColumn.cs", "(l[0] + l[1] + (l[4] + l[5])) + (l[2] + l[3] + (l[6] + l[7]))", "(l[0] + l[4] + (l[2] + l[6])) + (l[1] + l[5] + (l[3] + l[7]))"),
        new("a lone column's groups of 8 and 4", "Kernels/LoneColumn.cs", "for (var group = Lanes; group > 0; group /= 2)", "for (var group = 1; k < depth; )"),
        new("which columns are lone depends on L1: the rows that fit", "Kernels/Blocking.cs", "var rest = l1 -", "var rest = 16384 + l1 -"),
        new("which columns are lone depends on L1: a small panel", "Kernels/Blocking.cs", "panel <= 1024 ? (l1, m)", "panel <= 1024 ? (l1 * 4, m)"),
        new("which columns are lone depends on L2", "Kernels/Blocking.cs", "(numerics.L2Bytes, Math.Min(576, m))", "(numerics.L2Bytes / 4, Math.Min(576, m))"),
        new("the rows of a tile", "Kernels/Blocking.cs", "return (m, Shrink(n, nc, PacketRows), k);", "return (m, n, k);"),
        new("the columns of a tile", "Kernels/Blocking.cs", "(mc == 0 ? m : Shrink(m, mc, packetColumns), n, k)", "(m, n, k)"),
        new("tiles widened by half, up to 48", "Kernels/Blocking.cs", "RoundUp((int)(columns * 1.5f), 48)", "columns"),
        new("a lone row is one chain", "Kernels/Float32Blocks.cs", "Blocking.Last(m, tiles.Rows) == 1 ? m - 1 : -1", "Blocking.Last(m, tiles.Rows) == 0 ? m - 1 : -1"),
        new("a lone row is one chain, in dW", "Kernels/Float32WeightGradient.cs", "columns, numerics).Rows) == 1 ? rows - 1 : -1", "columns, numerics).Rows) == 0 ? rows - 1 : -1"),

        // element-wise
        new("denormals are flushed", "Threads/FlushDenormals.cs", "old | FlushAndDenormalsAreZero", "old"),
        new("sigmoid's tail is the C library's", "Kernels/LstmGates.cs", "TArithmetic.SigmoidTail(x[lane])", "y[lane]"),
        new("sigmoid is 1 where exp is infinite", "Kernels/Exp.cs", "Highest = 80f", "Highest = 1e30f"),
        new("sigmoid is e/(1+e)", "Kernels/Sigmoid.cs", "return e / (Vector512<float>.One + e);", "return Vector512<float>.One - (Vector512<float>.One / (Vector512<float>.One + e));"),
        new("sigmoid is 0 where exp is a denormal", "Kernels/Exp.cs", "Lowest = -88f", "Lowest = -1e30f"),
        new("exp's products are rounded", "Kernels/Exp.cs", "var y = (r2 * ((r * odd) + even)) + (r + Vector512<float>.One);", "var y = Vector512.FusedMultiplyAdd(r2, (r * odd) + even, r + Vector512<float>.One);"),
        new("tanh is clamped at 7.905", "Kernels/Tanh.cs", "Clamp = 7.90531110763549805f", "Clamp = 9f"),
        new("tanh is x below 0.0004", "Kernels/Tanh.cs", "Tiny = 0.0004f", "Tiny = 0f"),
        new("tanh's products are rounded", "Kernels/Tanh.cs", "p = (s * p) + Vector512.Create(A1);", "p = Vector512.FusedMultiplyAdd(s, p, Vector512.Create(A1));"),
        new("SigmoidGrad is dy(y(1-y))", "Kernels/LstmGatesGradient.cs", "var whole = dy * (y * slope);", "var whole = dy * y * slope;"),
        new("SigmoidGrad's tail is (dy y)(1-y)", "Kernels/LstmGatesGradient.cs", "InTail(tail), dy * y * slope, whole", "InTail(tail), whole, whole"),
        new("TanhGrad is dy(1-yy)", "Kernels/LstmGatesGradient.cs", "(one - (tj * tj))", "((one - tj) * (one + tj))"),
        new("the forget bias is added after the bias", "Kernels/LstmGates.cs", "TArithmetic.Sigmoid(Biased(z + u, bias + u) + more)", "TArithmetic.Sigmoid(Vector512.Load(z + u) + (Vector512.Load(bias + u) + more))"),
        new("BiasAddGrad goes by rising rows", "Kernels/BiasGradient.cs", "step += Vector512.Load(d);", "step += Vector512.Load(d + ((rows - 1 - (2 * row)) * StepBlock<T>.Width));"),
        new("a step's bias gradient is complete before it is added", "Kernels/BiasGradient.cs", "var step = signed && rows > 0 ? -Vector512<T>.Zero : Vector512<T>.Zero;", "var step = sum;\n                sum = Vector512<T>.Zero;"),
        new("a step's kernel gradient is complete before it is added", "Kernels/WeightGradient.cs", "Product(block.Rows, block.Inputs(group), block.Gradients, at, Columns);", "int[] ones = [.. Enumerable.Repeat(1, System.Linq.Enumerable.Sum(block.Rows.ToArray()))];\n            Product(ones, block.Inputs(group), block.Gradients, at, Columns);"),
        new("gradients over time go from the last step", "Kernels/Steps.cs", "live.Steps - 1 - place", "place"),
        new("a state's gradient passes the padding with a + 0", "Drivers/Exchange.cs", "if (masked && length[n] < (side.Unrolled ? time : bound))", "if (masked && length[n] < 0)"),

        // float64
        new("float64: no FMA", "Kernels/MulAdd.cs", "Vector512<T> sum) => sum + (a * b);", "Vector512<T> sum) => System.Runtime.CompilerServices.Unsafe.SizeOf<T>() == 8 ? Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), sum.AsDouble()).As<double, T>() : sum + (a * b);"),
        new("float64: the cache cuts a depth above 336", "Kernels/Float64Blocks.cs", "ends = DepthCuts.Every(k, tiles.Depth)", "ends = DepthCuts.Every(k, k)"),
        new("float64: the cache cuts a batch above 336 in dW", "Kernels/Float64WeightGradient.cs", "DepthCuts.Every(batch, Tiles(batch, rows, columns, numerics).Depth)", "DepthCuts.Every(batch, batch)"),
        new("float64: pairs of columns in two chains", "Kernels/Float64Blocks.cs", "width / 2 * 2 ? 2 : 4", "width / 2 * 2 ? 1 : 4"),
        new("float64: a last odd column in four chains", "Kernels/Float64Blocks.cs", "width / 2 * 2 ? 2 : 4", "width / 2 * 2 ? 2 : 1"),
        new("float64: only in rows of whole groups of 4", "Kernels/Float64Blocks.cs", "Math.Min(tiles.Rows, rowCount - start) / 4 * 4", "rowCount"),
        new("float64: pairs of columns in two chains, in dW", "Kernels/Float64WeightGradient.cs", "if (depth == 1)", "if (depth >= 1)"),
        new("float64: only in rows of whole groups of 4, in dW", "Kernels/Float64WeightGradient.cs", "Math.Min(tiles.Rows, Rows - rowStart) / 4 * 4", "Rows"),
        new("float64: two chains over whole eights of the batch", "Kernels/Float64WeightGradient.cs", "(ways == 2 ? ~7 : ~3)", "(ways == 2 ? ~1 : ~3)"),
        new("float64: two chains over whole eights of the depth", "Kernels/SplitChains.cs", "from + ((to - from) & ~7)", "from + ((to - from) & ~1)"),
        new("float64: a tail of size mod 4", "Kernels/Float64Arithmetic.cs", "TailWidth => 4", "TailWidth => 8"),
        new("float64: sigmoid's tail is the C library's", "Kernels/Sigmoid.cs", "var e = GlibcExp.Apply(x);", "var e = Exp.Apply(Vector512.Create(x))[0];"),
        new("float64: sigmoid is 1 where exp is infinite", "Kernels/Sigmoid.cs", "Vector512.Equals(e, Vector512.Create(double.PositiveInfinity)), Vector512<double>.One, y", "Vector512.Equals(e, Vector512.Create(double.PositiveInfinity)), y, y"),
        new("float64: exp is 0 below -709.784", "Kernels/Exp.cs", "Vector512.LessThan(x, Vector512.Create(Lowest64))", "Vector512.LessThan(x, Vector512.Create(-1e300))"),
        new("float64: exp's products are rounded", "Kernels/Exp.cs", "q = (q * s) + Vector512.Create(2.00000000000000000009e0);", "q = Vector512.FusedMultiplyAdd(q, s, Vector512.Create(2.00000000000000000009e0));"),
        new("float64: tanh is the C library's", "Kernels/Float64Arithmetic.cs", "Kernels.Tanh.Apply(x)", "Vector512<double>.One - (Vector512.Create(2.0) / (Kernels.Exp.Apply(x + x) + Vector512<double>.One))"),

        // cells
        .. CellRules.All,
        .. FamilyRules.All,
        .. NumericsRules.All,
    ];
}
