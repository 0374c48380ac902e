using Parity.Cases;
using Parity.Onnx;
using Parity.Tensors;

namespace Parity.Backends.Peers;

/// <summary>What ONNX's recurrent operators cannot express, or ONNX Runtime does not run.</summary>
internal static class OnnxLimits
{
    /// <summary>Why the case cannot be run, or null.</summary>
    public static string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Driver == Driver.InitialWeights ? "initial_weights: an ONNX model has its weights, and does not draw them"
            : row.DType != DType.Float32 ? $"{row.DType.Name()}: ONNX Runtime's recurrent operators are float32 on the CPU"
            : row.Driver.CannotTake(row.Cell) ?? Cells(row.Cell).Select(RecurrentOperator.CannotExpress).FirstOrDefault(why => why is not null);
    }

    /// <summary>Why a result of that name is not given, or null.</summary>
    public static string? DoesNotOwe(string array) =>
        array?.StartsWith("gradient/", StringComparison.Ordinal) == true ? "ONNX's recurrent operators have no gradient" : null;

    private static IEnumerable<CellSpec> Cells(CellSpec cell) =>
        cell.Cell is { } wrapped ? Cells(wrapped) : cell.Cells is { } cells ? cells.SelectMany(Cells) : [cell];
}
