using Parity.Cases;
using Parity.Impl.Cells;

namespace Parity.Backends.Impl;

/// <summary>Impl's cells by TensorFlow's class name.</summary>
internal static class ImplCells
{
    private static readonly Dictionary<string, Func<CellSpec, RnnCell>> Table = new(StringComparer.Ordinal)
    {
        ["BasicLSTMCell"] = spec => new BasicLstmCell(spec.NumUnits) { ForgetBias = spec.ForgetBias, Activation = Activation(spec) },
        ["BasicRNNCell"] = spec => new BasicRnnCell(spec.NumUnits) { Activation = Activation(spec) },
        ["CoupledInputForgetGateLSTMCell"] = spec => new CoupledLstmCell(spec.NumUnits)
        {
            ForgetBias = spec.ForgetBias,
            UsePeepholes = spec.UsePeepholes,
            NumProj = spec.NumProj,
            ProjClip = spec.ProjClip,
            Activation = Activation(spec),
        },
        ["GRUBlockCellV2"] = spec => new GruBlockCell(spec.NumUnits),
        ["GRUCell"] = spec => new GruCell(spec.NumUnits) { Activation = Activation(spec) },
        ["LayerNormBasicLSTMCell"] = spec => new LayerNormLstmCell(spec.NumUnits) { ForgetBias = spec.ForgetBias, LayerNorm = spec.LayerNorm ?? true, Activation = Activation(spec) },
        ["LSTMBlockCell"] = Block,
        ["LSTMBlockFusedCell"] = spec => Block(spec) with { Scope = "lstm_fused_cell" },
        ["LSTMCell"] = spec => new LstmCell(spec.NumUnits)
        {
            ForgetBias = spec.ForgetBias,
            UsePeepholes = spec.UsePeepholes,
            CellClip = spec.CellClip,
            NumProj = spec.NumProj,
            ProjClip = spec.ProjClip,
            Activation = Activation(spec),
        },
        ["MultiRNNCell"] = spec => new MultiRnnCell([.. spec.Cells!.Select(Create)]),
        ["ResidualWrapper"] = spec => new ResidualWrapper(Create(spec.Cell!)),
    };

    /// <summary>Why Impl has no such cell, or null.</summary>
    public static string? CannotCreate(CellSpec spec) =>
        spec.Unsupported
        ?? (Table.ContainsKey(spec.Type) ? null : $"cell type '{spec.Type}' is not implemented")
        ?? (spec is { Type: "CoupledInputForgetGateLSTMCell", LayerNorm: true } ? "cell type 'CoupledInputForgetGateLSTMCell': layer_norm is not implemented" : null)
        ?? (spec.Cells ?? []).Append(spec.Cell).OfType<CellSpec>().Select(CannotCreate).FirstOrDefault(why => why is not null);

    /// <summary>Impl's cell for a description.</summary>
    public static RnnCell Create(CellSpec spec) => Table[spec.Type](spec);

    private static LstmBlockCell Block(CellSpec spec) => new(spec.NumUnits) { ForgetBias = spec.ForgetBias, UsePeephole = spec.UsePeephole, CellClip = spec.CellClip };

    private static Activation Activation(CellSpec spec) => Enum.Parse<Activation>(spec.Activation, ignoreCase: true);
}
