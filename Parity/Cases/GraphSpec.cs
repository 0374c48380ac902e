using System.Globalization;
using Parity.Tensors;

namespace Parity.Cases;

/// <summary>What makes one driver graph differ from another; B and T are free in it.</summary>
public sealed record GraphSpec
{
    /// <summary>The unrolling function.</summary>
    public required Driver Driver { get; init; }

    /// <summary>The cell.</summary>
    public required CellSpec Cell { get; init; }

    /// <summary>I.</summary>
    public required int Inputs { get; init; }

    /// <summary>Whether arrays are time-major.</summary>
    public bool TimeMajor { get; init; }

    /// <summary>The floating-point type.</summary>
    public DType DType { get; init; }

    /// <summary>The type of <c>sequence_length</c>; null is None.</summary>
    public DType? SequenceLength { get; init; }

    /// <summary>Whether initial states are given.</summary>
    public bool InitialState { get; init; }

    /// <summary>The name of its files.</summary>
    public string Name => string.Concat(
        Driver == Driver.DynamicRnn ? "uni-" : "bi-",
        CellGraphSpec.CellName(Cell, Inputs),
        SequenceLength switch { null => string.Empty, DType.Int64 => "-len64", _ => "-len" },
        InitialState ? "-init" : string.Empty,
        TimeMajor ? "-tm" : string.Empty,
        DType == DType.Float64 ? "-f64" : string.Empty);
}

/// <summary>What makes one cell graph differ from another.</summary>
public sealed record CellGraphSpec
{
    /// <summary>The cell.</summary>
    public required CellSpec Cell { get; init; }

    /// <summary>I.</summary>
    public required int Inputs { get; init; }

    /// <summary>The floating-point type.</summary>
    public DType DType { get; init; }

    /// <summary>The name of its files.</summary>
    public string Name => $"cell-{CellName(Cell, Inputs)}{(DType == DType.Float64 ? "-f64" : string.Empty)}";

    /// <summary>The part of a graph's name that says which cell: <c>lstm-i5-h6-fb2.5</c>.</summary>
    internal static string CellName(CellSpec cell, int inputs) => string.Create(
        CultureInfo.InvariantCulture,
        $"lstm-i{inputs}-h{cell.NumUnits}{(cell.ForgetBias == 1.0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-fb{cell.ForgetBias}"))}");
}
