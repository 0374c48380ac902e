using Parity.Cases;

namespace Parity.Diagnosis;

/// <summary>What a cell, or one of those that it is made of, has: what mistakes can be made in it.</summary>
internal static class CellTraits
{
    /// <summary>A forget gate with a forget bias.</summary>
    public static bool HasForgetGate(this CellSpec cell) => Any(cell, c => c.States.Count == 2);

    /// <summary>An LSTM's four gates side by side.</summary>
    public static bool HasFourGates(this CellSpec cell) => Any(cell, c => c.States.Count == 2 && !IsCoupled(c));

    /// <summary>A GRU's gates.</summary>
    public static bool HasResetGate(this CellSpec cell) => Any(cell, c => c.Type is "GRUCell" or "GRUBlockCellV2");

    /// <summary>Gates with a sigmoid.</summary>
    public static bool HasGates(this CellSpec cell) => HasForgetGate(cell) || HasResetGate(cell);

    /// <summary>An LSTM's tanh, on the new input and on the output.</summary>
    public static bool HasTwoTanh(this CellSpec cell) => Any(cell, c => c.States.Count == 2 && c.Activation == "tanh");

    /// <summary>Another function than an LSTM's tanh, or one in another place.</summary>
    public static bool HasOtherActivation(this CellSpec cell) => Any(cell, c => c.States.Count == 1 || c.Activation != "tanh");

    /// <summary>A bias.</summary>
    public static bool HasBias(this CellSpec cell) => Any(cell, c => c.Type != "LayerNormBasicLSTMCell" || c.LayerNorm == false);

    /// <summary>Peepholes.</summary>
    public static bool HasPeepholes(this CellSpec cell) => Any(cell, c => c.UsePeepholes || c.UsePeephole);

    /// <summary>A clipped c.</summary>
    public static bool HasCellClip(this CellSpec cell) => Any(cell, c => c.CellClip is not null);

    /// <summary>A clipped projection.</summary>
    public static bool HasProjClip(this CellSpec cell) => Any(cell, c => c.ProjClip is not null && c.NumProj is not null);

    /// <summary>Normalised layers.</summary>
    public static bool HasNorm(this CellSpec cell) => Any(cell, c => c.LayerNorm == true || (c.Type == "LayerNormBasicLSTMCell" && c.LayerNorm != false));

    /// <summary>An input gate that follows from the forget gate.</summary>
    public static bool HasCoupledGates(this CellSpec cell) => Any(cell, IsCoupled);

    /// <summary>More than one layer.</summary>
    public static bool HasLayers(this CellSpec cell) => cell.Cells is { Count: > 1 } || (cell.Cell is { } wrapped && HasLayers(wrapped)) || (cell.Cells is [var only] && HasLayers(only));

    /// <summary>A residual.</summary>
    public static bool HasResidual(this CellSpec cell) => cell.Cell is not null || (cell.Cells?.Any(HasResidual) ?? false);

    /// <summary>What cells that compute the same function of other sizes have in common.</summary>
    public static string Signature(this CellSpec cell) => FormattableString.Invariant(
        $"{cell.Type} {cell.UsePeepholes || cell.UsePeephole} {cell.CellClip is not null} {cell.NumProj is not null} {cell.ProjClip is not null} {cell.Activation} {cell.LayerNorm} ({string.Join(", ", (cell.Cells ?? (cell.Cell is { } wrapped ? [wrapped] : [])).Select(Signature))})");

    private static bool IsCoupled(CellSpec cell) => cell.Type == "CoupledInputForgetGateLSTMCell";

    private static bool Any(CellSpec cell, Func<CellSpec, bool> has) => CellPlace.Leaves(cell).Any(has);
}
