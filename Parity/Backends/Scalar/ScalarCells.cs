using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>The oracle's cells, a row a class.</summary>
internal static class ScalarCells
{
    private const string Wrapper = "ResidualWrapper";

    private static readonly Dictionary<string, Func<CellWeights, OracleRules, ScalarCell>> Table = new(StringComparer.Ordinal)
    {
        ["LSTMCell"] = (w, r) => new ScalarLstm(w.Spec, w, r),
        ["BasicLSTMCell"] = (w, r) => new ScalarLstm(w.Spec, w, r),
        ["GRUCell"] = (w, r) => new ScalarGru(w.Spec, w, r),
        ["BasicRNNCell"] = (w, r) => new ScalarBasicRnn(w.Spec, w, r),
        ["LSTMBlockCell"] = (w, r) => new ScalarLstm(w.Spec, w, r, straight: true),
        ["LSTMBlockFusedCell"] = (w, r) => new ScalarLstm(w.Spec, w, r, straight: true),
        ["GRUBlockCellV2"] = (w, r) => new ScalarGru(w.Spec, w, r),
        ["CoupledInputForgetGateLSTMCell"] = (w, r) => new ScalarCoupled(w.Spec, w, r),
        ["LayerNormBasicLSTMCell"] = (w, r) => w.Spec.LayerNorm == false ? new ScalarLstm(w.Spec, w, r) : new ScalarLayerNormLstm(w.Spec, w, r),
        ["MultiRNNCell"] = (w, r) => new ScalarMulti(w.Spec, w, r),
    };

    /// <summary>Why the oracle has no such cell; null where it has.</summary>
    public static string? Missing(CellSpec spec)
    {
        var inner = spec.Cell is { } wrapped ? [wrapped] : spec.Cells ?? [];
        return inner.Select(Missing).FirstOrDefault(m => m is not null) ?? (spec.Type == Wrapper || Table.ContainsKey(spec.Type) ? null : $"the oracle has no {spec.Type}");
    }

    /// <summary>The cell of a specification.</summary>
    /// <param name="weights">The specification, with where its variables are.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="layer">Its place among the cells on top of one another.</param>
    public static ScalarCell Of(CellWeights weights, OracleRules rules, int layer = 0)
    {
        var wrapped = weights.Spec.Type == Wrapper;
        var inner = wrapped ? weights with { Spec = weights.Spec.Cell! } : weights;
        var cell = inner.Spec.Type == Wrapper ? Of(inner, rules, layer) : Table[inner.Spec.Type](inner, rules);
        return rules.Residual(layer, wrapped) && inner.Inputs == inner.Spec.OutputSize ? new ScalarResidual(cell, rules) : cell;
    }

    /// <summary>Whether what a cell puts out is the last part of its state: nothing is added to it.</summary>
    public static bool PutsOutState(CellSpec spec) => spec.Cells is { } layers ? PutsOutState(layers[^1]) : spec.Type != Wrapper;
}
