using Parity.Cases;
using Parity.Tensors;

namespace Parity.Ports;

/// <summary>
/// What a port is given of a case and nothing of the answer: <c>inputs</c>, <c>sequence_length</c>, <c>initial_state/…</c>, <c>weights/…</c> and <c>cotangent/…</c> as
/// the golden has them (for initial weights <c>shape/…</c> and <c>seed/…</c>), and of the configuration what is in no tensor: <c>forget_bias</c>, a float64, and <c>time_major</c>, an int32 0 or 1.
/// </summary>
public static class PortInputs
{
    /// <summary>Takes them from a golden's arrays.</summary>
    public static TensorSet Of(Case row, TensorSet golden)
    {
        ArgumentNullException.ThrowIfNull(row);
        var given = CaseArrays.Inputs(golden);
        if (row.Driver != Driver.InitialWeights)
        {
            given["forget_bias"] = Tensor.Of([row.Cell.ForgetBias]);
            given["time_major"] = Tensor.Of([row.TimeMajor ? 1 : 0]);
        }

        return given;
    }
}
