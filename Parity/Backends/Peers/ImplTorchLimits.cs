using Parity.Backends.Impl;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Peers;

/// <summary>What Impl.Torch does not have.</summary>
internal static class ImplTorchLimits
{
    /// <summary>Why the case cannot be run, or null.</summary>
    public static string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Driver == Driver.InitialWeights ? "Impl.Torch takes TensorFlow's first values of a seed from Impl"
            : row.Driver.CannotTake(row.Cell) ?? ImplCells.CannotCreate(row.Cell) ?? WithoutModule(row.Cell)
            ?? (row.DType.IsFloating() ? null : $"dtype {row.DType.Name()}: expected float32 or float64");
    }

    private static string? WithoutModule(CellSpec cell) => cell is { Type: "LayerNormBasicLSTMCell" } ? $"cell type '{cell.Type}': Impl.Torch has no layer normalisation"
        : (cell.Cells ?? []).Append(cell.Cell).OfType<CellSpec>().Select(WithoutModule).FirstOrDefault(why => why is not null);
}
