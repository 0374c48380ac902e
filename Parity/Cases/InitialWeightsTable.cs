namespace Parity.Cases;

/// <summary>
/// The rows of TensorFlow's initial weights: each way that it comes to a pair of seeds, on several shapes, in both versions. Their goldens are
/// made in Python by <c>tools/export initial</c>, whose table has the same rows. In 2.15.1 the scope's initializer is
/// <c>glorot_uniform_initializer</c>: with None its draws cannot be repeated.
/// </summary>
internal static class InitialWeightsTable
{
    private static readonly (Driver Driver, string Seeds, int Inputs, int Units)[] Shapes =
    [
        (Driver.DynamicRnn, "seed3", 5, 6),
        (Driver.BidirectionalDynamicRnn, "seed3", 5, 6),
        (Driver.DynamicRnn, "seed1234-op7", 17, 31),
        (Driver.BidirectionalDynamicRnn, "op7", 1, 1),
        (Driver.DynamicRnn, "seed0-op0", 5, 6),
        (Driver.DynamicRnn, "seed1234", 64, 128),
    ];

    /// <summary>The rows.</summary>
    public static IReadOnlyList<CaseRow> Rows { get; } =
    [
        .. from version in new[] { "1.15.5", "2.15.1" }
           from shape in Shapes
           let driver = shape.Driver == Driver.DynamicRnn ? "dynamic" : "bidirectional"
           select new CaseRow
           {
               Id = FormattableString.Invariant($"initial-{version[..4].Replace(".", string.Empty, StringComparison.Ordinal)}-{driver}-{shape.Seeds}-i{shape.Inputs}-h{shape.Units}"),
               Driver = Driver.InitialWeights,
               Batch = 0,
               Time = 0,
               Inputs = shape.Inputs,
               Units = shape.Units,
               MadeBy = version,
           },
    ];
}
