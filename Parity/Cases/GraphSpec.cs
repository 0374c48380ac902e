using System.Globalization;
using Parity.Tensors;

namespace Parity.Cases;

/// <summary>What makes one driver graph differ from another; B is free in it, and T but for a static driver.</summary>
public sealed record GraphSpec
{
    /// <summary>The unrolling function.</summary>
    public required Driver Driver { get; init; }

    /// <summary>The cell.</summary>
    public required CellSpec Cell { get; init; }

    /// <summary>I.</summary>
    public required int Inputs { get; init; }

    /// <summary>T, where the graph is made for one; null is any.</summary>
    public int? Time { get; init; }

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
        Driver switch
        {
            Driver.DynamicRnn => "uni-",
            Driver.BidirectionalDynamicRnn => "bi-",
            Driver.StaticRnn => "static-",
            Driver.StaticBidirectionalRnn => "static-bi-",
            Driver.StackBidirectionalDynamicRnn => "stack-",
            _ => "fused-",
        },
        CellGraphSpec.CellName(Cell, Inputs),
        Time is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-t{Time}"),
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

    /// <summary>The part of a graph's name that says which cell: <c>lstm-i5-h6-fb2.5</c>, <c>multi-i5_lstm-h6_gru-h6</c>.</summary>
    internal static string CellName(CellSpec cell, int? inputs)
    {
        ArgumentNullException.ThrowIfNull(cell);
        string[] words =
        [
            cell.Kind.Short,
            inputs is null ? string.Empty : Number("i", inputs),
            cell.NumUnits == 0 ? string.Empty : Number("h", cell.NumUnits),
            cell.ForgetBias == 1.0 ? string.Empty : Number("fb", cell.ForgetBias),
            cell.UsePeepholes || cell.UsePeephole ? "peep" : string.Empty,
            Number("clip", cell.CellClip),
            Number("proj", cell.NumProj),
            Number("pclip", cell.ProjClip),
            cell.Activation == CellArguments.Activations[0] ? string.Empty : cell.Activation,
            cell.LayerNorm switch { null => string.Empty, true => "norm", false => "nonorm" },
        ];
        var within = (cell.Cells ?? []).Append(cell.Cell).OfType<CellSpec>().Select(c => "_" + CellName(c, null));
        return string.Join('-', words.Where(w => w.Length > 0)) + string.Concat(within);
    }

    private static string Number(string word, double? value) => value is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{word}{value}");
}
