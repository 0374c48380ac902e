using Parity.Impl.Torch.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Drivers;

/// <summary>What a driver gives for one direction.</summary>
/// <param name="Outputs"><c>[B, T, O]</c>, or <c>[T, B, O]</c> time-major; zeros from a row's length on.</param>
/// <param name="State">The last state of each row: at its length.</param>
public sealed record RnnTensors(torch.Tensor Outputs, StateTensors State);

/// <summary>What a driver gives for two directions.</summary>
/// <param name="Fw">Forward.</param>
/// <param name="Bw">Backward; its outputs are turned back, so that step t of both is about step t of the input.</param>
public sealed record BidirectionalTensors(RnnTensors Fw, RnnTensors Bw)
{
    /// <summary>Both outputs side by side, <c>tf.concat(outputs, 2)</c>: <c>[B, T, O_fw + O_bw]</c>, or time-major.</summary>
    public torch.Tensor Concatenated() => torch.cat([Fw.Outputs, Bw.Outputs], 2);
}
