namespace Parity.Cases;

/// <summary>The rows of TensorFlow's initial weights; their goldens are made by <c>tools/export initial</c> under the Python TensorFlow of each.</summary>
internal static class InitialWeightsTable
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<CaseRow> Rows { get; } = [];
}
