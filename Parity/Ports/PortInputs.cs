using Parity.Cases;
using Parity.Tensors;

namespace Parity.Ports;

/// <summary>
/// What a port is given of a case and nothing of the answer: <c>inputs</c>, <c>sequence_length</c>, <c>initial_state/…</c>, <c>weights/…</c> and <c>cotangent/…</c> as
/// the golden has them (for initial weights <c>shape/…</c> and <c>seed/…</c>), and of the configuration what is in no tensor: <c>time_major</c>, an int32 0 or 1, and of the cell <c>forget_bias</c> (where it has one), <c>cell_clip</c>, <c>proj_clip</c>
/// (where it is clipped), each a float64, and <c>activation</c>, where it is not tanh: an int32, 1 relu, 2 sigmoid, 3 identity. Cells within a cell have theirs under
/// <c>cells/0/…</c> and <c>cell/…</c>.
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
            Put(given, row.Cell, string.Empty);
            given["time_major"] = Tensor.Of([row.TimeMajor ? 1 : 0]);
        }

        return given;
    }

    private static void Put(TensorSet given, CellSpec cell, string head)
    {
        if (CellKinds.Find(cell.Type) is { } kind && kind.Arguments.Contains("forget_bias", StringComparer.Ordinal))
        {
            given[head + "forget_bias"] = Tensor.Of([cell.ForgetBias]);
        }

        foreach (var (name, clip) in new[] { ("cell_clip", cell.CellClip), ("proj_clip", cell.NumProj is null ? null : cell.ProjClip) })
        {
            if (clip is { } value)
            {
                given[head + name] = Tensor.Of([value]);
            }
        }

        var activation = CellArguments.Activations.ToList().IndexOf(cell.Activation);
        if (activation > 0)
        {
            given[head + "activation"] = Tensor.Of([activation]);
        }

        foreach (var (k, layer) in (cell.Cells ?? []).Index())
        {
            Put(given, layer, FormattableString.Invariant($"{head}cells/{k}/"));
        }

        if (cell.Cell is { } wrapped)
        {
            Put(given, wrapped, head + "cell/");
        }
    }
}
