using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// <c>torch.nn.GRU</c>: <c>weight_ih [3H, I]</c>, <c>weight_hh [3H, H]</c>, <c>bias_ih [3H]</c>, <c>bias_hh [3H]</c>; gates r z n. Another function than TensorFlow's cell, so nothing is converted; it is here to be recognised.
/// </summary>
public sealed class TorchGru : WeightLayout
{
    /// <inheritdoc/>
    public override string Name => "torch.GRU";

    /// <inheritdoc/>
    public override string Gates => "ruc";

    /// <inheritdoc/>
    public override string? CannotHold(CellSpec cell) => GruLimits.ResetAfter;

    /// <inheritdoc/>
    public override CellSpec? CellOf(TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Find("weight_hh") is { Shape: [var rows, var units] } && rows == 3 * units && weights.ContainsKey("weight_ih")
            ? new CellSpec { Type = "GRUCell", NumUnits = units }
            : null;
    }

    /// <inheritdoc/>
    internal override int InputDepth(CellSpec cell, TensorSet weights) => 0;

    /// <inheritdoc/>
    internal override IEnumerable<PlacedTensor> Place(Home home) => [];
}
