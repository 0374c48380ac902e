using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>What runs over time by itself: all of a driver's cell, or one layer of <c>stack_bidirectional_dynamic_rnn</c>, which reads the outputs of the one below.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Inputs">The depth that it reads.</param>
/// <param name="Scope">What stands before its variables' names: <c>cell_0/</c>, or nothing.</param>
/// <param name="States">What stands before its states' names: <c>0/</c>, or nothing.</param>
internal sealed record LayerSpec(CellSpec Cell, int Inputs, string Scope, string States)
{
    /// <summary>The layers of a case, from the input up.</summary>
    public static IReadOnlyList<LayerSpec> Of(Case row, int inputs) => row.Driver != Driver.StackBidirectionalDynamicRnn
        ? [new LayerSpec(row.Cell, inputs, string.Empty, string.Empty)]
        : [.. row.Cell.Cells!.Select((cell, k) => new LayerSpec(cell, k == 0 ? inputs : 2 * row.Cell.Cells![k - 1].OutputSize, $"cell_{k}/", $"{k}/"))];
}
