using Parity.Cases;
using Parity.Tensors;
using Parity.Weights;

namespace Parity.Backends.Peers;

/// <summary>What torch's own recurrent modules, <c>nn.LSTM</c> and <c>nn.RNN</c>, cannot express.</summary>
internal static class TorchLimits
{
    private static readonly TorchLstm Lstm = new();
    private static readonly TorchRnn Rnn = new();

    /// <summary>Why the case cannot be run, or null.</summary>
    public static string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Driver == Driver.InitialWeights ? "torch draws other first values"
            : row.Driver.CannotTake(row.Cell)
            ?? (row.DType.IsFloating() ? null : $"dtype {row.DType.Name()}: expected float32 or float64")
            ?? Layers(row.Cell).Select(CannotHold).FirstOrDefault(why => why is not null)
            ?? CannotStack(row);
    }

    /// <summary>The layers from the input up; a cell that is no <c>MultiRNNCell</c> is the only one.</summary>
    public static IReadOnlyList<CellSpec> Layers(CellSpec cell) => cell.Cells ?? [cell];

    /// <summary>The layout of the module that computes the cell.</summary>
    public static WeightLayout Layout(CellSpec cell) => cell.Type == "BasicRNNCell" ? Rnn : Lstm;

    /// <summary>Whether two cells can be layers of one module.</summary>
    public static bool Alike(CellSpec one, CellSpec other) => Layout(one) == Layout(other) && one.NumUnits == other.NumUnits && one.Activation == other.Activation;

    private static string? CannotHold(CellSpec cell) =>
        cell.Type is "GRUCell" or "GRUBlockCellV2" ? $"nn.GRU is another function: {new TorchGru().CannotHold(cell)}"
        : cell.Type == "BasicRNNCell" ? Named("nn.RNN", Rnn.CannotHold(cell))
        : Named("nn.LSTM", Lstm.CannotHold(cell)) ?? (cell.NumProj is null ? null : "TorchSharp's nn.LSTM has no proj_size");

    /// <summary>A module with two directions brings them together after each layer.</summary>
    private static string? CannotStack(Case row) => Layers(row.Cell).Count > 1 && row.Driver is (Driver.BidirectionalDynamicRnn or Driver.StaticBidirectionalRnn)
        ? $"{row.Driver.Name()}'s directions meet after the last layer, those of a torch module after each"
        : null;

    private static string? Named(string module, string? why) => why is null ? null : $"{module}: {why}";
}
