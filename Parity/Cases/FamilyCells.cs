namespace Parity.Cases;

/// <summary>The cells of the family's rows, by the word that their ids have.</summary>
internal static class FamilyCells
{
    /// <summary>A cell with its word and the input depth that its rows have.</summary>
    /// <param name="Word">In the ids: <c>gru</c>, <c>lstm-peephole</c>.</param>
    /// <param name="Cell">The cell.</param>
    /// <param name="Inputs">I.</param>
    public sealed record Named(string Word, CellSpec Cell, int Inputs = 5);

    /// <summary>Those that have every length and initial state under both dynamic drivers.</summary>
    public static IReadOnlyList<Named> Whole { get; } =
    [
        new("lstm-peephole", Lstm(6) with { UsePeepholes = true }),
        new("lstm-clip", Lstm(6) with { CellClip = 0.25 }),
        new("lstm-proj", Lstm(6) with { NumProj = 4 }),
        new("lstm-proj-clip", Lstm(6) with { NumProj = 4, ProjClip = 0.15 }),
        new("lstm-all", Lstm(6) with { UsePeepholes = true, CellClip = 0.5, NumProj = 4, ProjClip = 0.3, ForgetBias = 0.5, Activation = "sigmoid" }),
        new("lstm-relu", Lstm(6) with { Activation = "relu" }),
        new("basiclstm", Of("BasicLSTMCell", 6)),
        new("gru", Gru(6)),
        new("rnn", Rnn(6)),
        new("multi-lstm2", Multi(Lstm(6), Lstm(4))),
        new("multi-lstm-gru", Multi(Lstm(6), Gru(5))),
        new("multi-rnn3", Multi(Rnn(6), Rnn(4), Rnn(6))),
        new("multi-all2", Multi(Lstm(6) with { UsePeepholes = true, NumProj = 4 }, Lstm(5) with { UsePeepholes = true, NumProj = 3 })),
        new("residual-lstm", Residual(Lstm(6)), 6),
        new("residual-gru", Residual(Gru(6)), 6),
        new("residual-top", Multi(Lstm(6), Residual(Lstm(6))), 6),
        new("residual-stack", Multi(Residual(Lstm(6)), Residual(Lstm(6)), Residual(Gru(6))), 6),
    ];

    /// <summary>Those of <c>tf.contrib</c>.</summary>
    public static IReadOnlyList<Named> Contrib { get; } =
    [
        new("lstmblock", Of("LSTMBlockCell", 6)),
        new("lstmblock-all", Of("LSTMBlockCell", 6) with { UsePeephole = true, CellClip = 0.25, ForgetBias = 0.5 }),
        new("grublock", Of("GRUBlockCellV2", 6)),
        new("coupled", Of("CoupledInputForgetGateLSTMCell", 6)),
        new("coupled-all", Of("CoupledInputForgetGateLSTMCell", 6) with { UsePeepholes = true, NumProj = 4, ProjClip = 0.15, Activation = "relu" }),
        new("layernorm", Of("LayerNormBasicLSTMCell", 6)),
    ];

    public static CellSpec Of(string type, int units) => new() { Type = type, NumUnits = units };

    public static CellSpec Lstm(int units) => Of("LSTMCell", units);

    public static CellSpec Gru(int units) => Of("GRUCell", units);

    public static CellSpec Rnn(int units) => Of("BasicRNNCell", units);

    public static CellSpec Multi(params CellSpec[] cells) => new() { Type = "MultiRNNCell", Cells = cells };

    public static CellSpec Residual(CellSpec cell) => new() { Type = "ResidualWrapper", Cell = cell };
}
