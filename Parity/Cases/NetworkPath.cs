namespace Parity.Cases;

/// <summary>Where in a network a cell is, from its scope: <c>encoder/bidirectional_rnn/fw/multi_rnn_cell/cell_1/lstm_cell</c> is layer 1 of direction fw of <c>encoder/bidirectional_rnn</c>.</summary>
/// <param name="Root">The network's scope.</param>
/// <param name="Direction"><c>fw</c>, <c>bw</c> or empty.</param>
/// <param name="Layer">The number of its layer, or null where there are none.</param>
/// <param name="Stacked">Whether layers are those of <c>stack_bidirectional_dynamic_rnn</c>, each with both directions.</param>
internal sealed record NetworkPath(string Root, string Direction, int? Layer, bool Stacked)
{
    /// <summary>Takes a cell's scope apart.</summary>
    public static NetworkPath Of(string scope)
    {
        var words = scope.Split('/');
        var direction = Array.FindLastIndex(words, w => w is "fw" or "bw");
        if (direction >= 0 && Within(words[(direction + 1)..]) is { Fits: true } below)
        {
            return words[..direction] is [.. var outer, var above, var layer, var inner] && CellNames.Plain(above) == "stack_bidirectional_rnn" && CellNames.Layer(layer) is { } number && inner == "bidirectional_rnn" && below.Layer is null
                ? new(string.Join('/', [.. outer, above]), words[direction], number, Stacked: true)
                : new(string.Join('/', words[..direction]), words[direction], below.Layer, Stacked: false);
        }

        return words is [.. var root, _, _, _] && Within(words[^3..]) is { Fits: true, Layer: { } own }
            ? new(string.Join('/', root), string.Empty, own, Stacked: false)
            : new(string.Join('/', words[..^1]), string.Empty, null, Stacked: false);
    }

    /// <summary>The function that unrolls a cell so found.</summary>
    public Driver Driver(CellSpec cell) => cell.Type == "LSTMBlockFusedCell" ? Parity.Cases.Driver.FusedRnn
        : Stacked ? Parity.Cases.Driver.StackBidirectionalDynamicRnn
        : Direction.Length > 0 ? Parity.Cases.Driver.BidirectionalDynamicRnn
        : Parity.Cases.Driver.DynamicRnn;

    /// <summary>What is below a direction: a cell's scope, or a <c>MultiRNNCell</c>'s, a layer's and a cell's.</summary>
    private static (bool Fits, int? Layer) Within(string[] words) => words switch
    {
        [_] => (true, null),
        [var multi, var layer, _] when CellNames.Plain(multi) == "multi_rnn_cell" && CellNames.Layer(layer) is { } number => (true, number),
        _ => (false, null),
    };
}
