using Parity.Backends;
using Parity.Backends.Peers;
using Parity.Cases;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch;

/// <summary>
/// Torch's own modules: <c>nn.LSTM</c>, and <c>nn.RNN</c> for a <c>BasicRNNCell</c>, on packed sequences. Those cannot hold a row without steps; such rows are left out
/// of the pack, their outputs are zeros and their last state is the initial one.
/// </summary>
internal sealed class TorchBackend : IBackend, IHasVersion
{
    /// <inheritdoc/>
    public string Name => "torch";

    /// <inheritdoc/>
    public string Version => $"nn.LSTM and nn.RNN of libtorch {torch.__version__}";

    /// <inheritdoc/>
    public string? Unavailable => LibTorch.Unavailable;

    /// <inheritdoc/>
    public string? CannotRun(Case row) => TorchLimits.CannotRun(row);

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs)
    {
        using var scope = torch.NewDisposeScope();
        var made = new TorchCase(row, inputs);
        var directions = row.Driver.Directions();
        using var network = new TorchNetwork(made);
        var initial = directions.Select(made.InitialState).ToList();
        var sequence = made.Leaf("inputs");
        var (outputs, states) = new PackedRows(made.Shape, row.TimeMajor).Run(network, sequence, network.Stacked(initial));
        if (row.Driver == Driver.BidirectionalDynamicRnn)
        {
            var halves = outputs.chunk(2, 2);
            made.Result("outputs/fw", halves[0]);
            made.Result("outputs/bw", halves[1]);
        }
        else
        {
            made.Result("outputs", outputs);
        }

        for (var d = 0; d < directions.Count; d++)
        {
            made.State(directions[d], network.Unstacked(states, d));
        }

        return network.ToTensorFlow(made.Finish());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
