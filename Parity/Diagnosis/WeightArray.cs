using Parity.Cases;

namespace Parity.Diagnosis;

/// <summary>A variable of a case.</summary>
/// <param name="Name">The array: <c>weights/…</c>.</param>
/// <param name="Cell">The cell that it is of.</param>
/// <param name="Path">Its name below the cell's own scope: <c>kernel</c>, <c>gates/bias</c>, <c>w_f_diag</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Gates">The gates side by side on its last axis: <c>ijfo</c>, <c>ru</c>; empty where there is one thing only.</param>
public sealed record WeightArray(string Name, CellPlace Cell, string Path, IReadOnlyList<int> Shape, string Gates)
{
    /// <summary>Whether it multiplies <c>concat(x, h)</c>.</summary>
    public bool IsKernel => Shape.Count == 2 && Shape[0] == Cell.Inputs + Cell.Spec.OutputSize && !IsProjection;

    /// <summary>Whether it projects the output.</summary>
    public bool IsProjection => Path is "projection/kernel" or "W_P_0";

    /// <summary>Whether it is added to a product.</summary>
    public bool IsBias => Results.IsBias(Name);

    /// <summary>Whether it is a peephole.</summary>
    public bool IsPeephole => Path.EndsWith("_diag", StringComparison.Ordinal);

    /// <summary>The last axis.</summary>
    public int Columns => Shape[^1];

    /// <summary>H of its cell.</summary>
    public int Units => Cell.Spec.NumUnits;
}
