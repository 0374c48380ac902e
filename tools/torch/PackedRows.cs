using Parity.Cases;
using TorchSharp;

namespace Parity.Torch;

/// <summary>A batch as torch takes it: time-major, its rows packed by length; rows without steps, which a pack refuses, stay outside.</summary>
/// <param name="shape">The case's sizes.</param>
/// <param name="timeMajor">Whether its arrays are time-major already.</param>
internal sealed class PackedRows(CaseShape shape, bool timeMajor)
{
    /// <summary>Runs a network on it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">As the case has them.</param>
    /// <param name="initial"><c>[layers · directions, B, H]</c> each.</param>
    /// <returns>Outputs as the case has them, and the last states as the initial ones were given.</returns>
    public (torch.Tensor Outputs, torch.Tensor[] States) Run(TorchNetwork network, torch.Tensor inputs, torch.Tensor[] initial)
    {
        var sequence = timeMajor ? inputs : inputs.transpose(0, 1);
        var (outputs, states) = shape.Lengths is null ? network.Call(sequence, initial) : Ragged(network, sequence, initial, shape.Lengths);
        return (timeMajor ? outputs : outputs.transpose(0, 1), states);
    }

    private (torch.Tensor Outputs, torch.Tensor[] States) Ragged(TorchNetwork network, torch.Tensor sequence, torch.Tensor[] initial, int[] lengths)
    {
        var rows = Enumerable.Range(0, lengths.Length).Where(n => lengths[n] > 0).Select(n => (long)n).ToArray();
        if (rows.Length == 0)
        {
            return (torch.zeros(shape.Time, shape.Batch, network.OutputSize, dtype: sequence.dtype), initial);
        }

        var live = torch.tensor(rows);
        using var packed = torch.nn.utils.rnn.pack_padded_sequence(sequence.index_select(1, live), torch.tensor([.. rows.Select(n => (long)lengths[n])]), enforce_sorted: false);
        var (pack, last) = network.Call(packed, [.. initial.Select(s => s.index_select(1, live))]);
        using (pack)
        {
            var outputs = torch.nn.utils.rnn.pad_packed_sequence(pack, total_length: shape.Time).Item1;
            return rows.Length == lengths.Length ? (outputs, last) : (
                torch.zeros(shape.Time, shape.Batch, network.OutputSize, dtype: sequence.dtype).index_copy(1, live, outputs),
                [.. initial.Zip(last, (before, now) => before.index_copy(1, live, now))]);
        }
    }
}
