namespace Parity.Cases;

/// <summary>
/// The cells by TensorFlow's class name: which arguments, states and variables each has. What reads, draws, checks and names the arrays of a case
/// goes by this table, so that another cell is another row.
/// </summary>
internal static class CellKinds
{
    private static readonly SortedDictionary<string, CellKind> Table = new(StringComparer.Ordinal)
    {
        ["LSTMCell"] = Lstm("lstm", "lstm_cell", "forget_bias", "use_peepholes", "cell_clip", "num_proj", "proj_clip", "activation") with
        {
            Variables = (cell, inputs) =>
            [
                .. Gates(cell, inputs, 4, "ijfo"),
                .. cell.UsePeepholes ? Diagonals(cell, "w_f_diag", "w_i_diag", "w_o_diag") : [],
                .. cell.NumProj is { } size ? [new CellVariable("projection/kernel", [cell.NumUnits, size])] : Array.Empty<CellVariable>(),
            ],
        },
        ["BasicLSTMCell"] = Lstm("basiclstm", "basic_lstm_cell", "forget_bias", "activation"),
        ["GRUCell"] = Gru("gru", "activation"),
        ["BasicRNNCell"] = Plain("rnn", "basic_rnn_cell", "activation") with { Variables = (cell, inputs) => Gates(cell, inputs, 1, string.Empty) },
        ["MultiRNNCell"] = new("multi", "multi_rnn_cell", "cells") { States = Layers.States, OutputSize = cell => cell.Cells![^1].OutputSize, Variables = Layers.Variables },
        ["ResidualWrapper"] = new("residual", string.Empty, "cell")
        {
            States = cell => cell.Cell!.States,
            OutputSize = cell => cell.Cell!.OutputSize,
            Variables = (cell, inputs) => cell.Cell!.Variables(inputs),
        },
        ["LSTMBlockCell"] = BlockLstm("lstmblock", "lstm_cell"),
        ["LSTMBlockFusedCell"] = BlockLstm("lstmfused", "lstm_fused_cell"),
        ["GRUBlockCellV2"] = Gru("grublock"),
        ["CoupledInputForgetGateLSTMCell"] =
            Lstm("coupled", "coupled_input_forget_gate_lstm_cell", "forget_bias", "use_peepholes", "num_proj", "proj_clip", "activation", "layer_norm", "norm_gain", "norm_shift") with
            {
                Variables = Contrib.Coupled,
            },
        ["LayerNormBasicLSTMCell"] = Lstm("layernorm", "layer_norm_basic_lstm_cell", "forget_bias", "activation", "layer_norm", "norm_gain", "norm_shift") with
        {
            Variables = Contrib.LayerNorm,
        },
    };

    /// <summary>The classes' names, in order.</summary>
    public static IReadOnlyCollection<string> Names => Table.Keys;

    /// <summary>The row of a class, or null where it is none of these.</summary>
    public static CellKind? Find(string type) => Table.GetValueOrDefault(type);

    /// <summary>The classes that keep their variables in a scope of that name, and compute the same; the one that is meant where nothing else tells comes first. Those made of other cells are none.</summary>
    public static IReadOnlyList<string> OfScope(string scope) =>
        [.. Table.Where(k => k.Value.Scope.Length > 0 && k.Value.Scope == scope && k.Key != "MultiRNNCell").Select(k => k.Key).OrderBy(t => t.Contains("Block", StringComparison.Ordinal))];

    /// <summary>Kernel and bias: <c>[I + H, n·H]</c> and <c>[n·H]</c>; what comes back in is the output, so that H is the projection's size in the first.</summary>
    internal static IEnumerable<CellVariable> Gates(CellSpec cell, int inputs, int count, string gates, string kernel = "kernel", string bias = "bias") =>
        [new(kernel, [inputs + cell.OutputSize, count * cell.NumUnits], gates), new(bias, [count * cell.NumUnits], gates)];

    /// <summary>A vector <c>[H]</c> for each name.</summary>
    internal static IEnumerable<CellVariable> Diagonals(CellSpec cell, params string[] names) => names.Select(n => new CellVariable(n, [cell.NumUnits]));

    private static CellKind Plain(string name, string scope, params string[] arguments) => new(name, scope, ["num_units", .. arguments])
    {
        States = cell => [new("h", cell.NumUnits)],
        OutputSize = cell => cell.NumProj ?? cell.NumUnits,
        Variables = (_, _) => [],
    };

    private static CellKind Lstm(string name, string scope, params string[] arguments) => Plain(name, scope, arguments) with
    {
        States = cell => [new("c", cell.NumUnits), new("h", cell.OutputSize)],
        Variables = (cell, inputs) => Gates(cell, inputs, 4, "ijfo"),
    };

    private static CellKind BlockLstm(string name, string scope) => Lstm(name, scope, "forget_bias", "cell_clip", "use_peephole") with
    {
        Variables = (cell, inputs) => [.. Gates(cell, inputs, 4, "ijfo"), .. cell.UsePeephole ? Diagonals(cell, "w_i_diag", "w_f_diag", "w_o_diag") : []],
    };

    private static CellKind Gru(string name, params string[] arguments) => Plain(name, "gru_cell", arguments) with
    {
        Variables = (cell, inputs) =>
        [
            .. Gates(cell, inputs, 2, "ru", "gates/kernel", "gates/bias"),
            .. Gates(cell, inputs, 1, string.Empty, "candidate/kernel", "candidate/bias"),
        ],
    };

    /// <summary>MultiRNNCell: each layer's input is the output of the one below.</summary>
    private static class Layers
    {
        public static IReadOnlyList<CellState> States(CellSpec cell) =>
            [.. cell.Cells!.SelectMany((layer, k) => layer.States.Select(s => s with { Path = FormattableString.Invariant($"{k}/{s.Path}") }))];

        public static IEnumerable<CellVariable> Variables(CellSpec cell, int inputs) =>
            cell.Cells!.SelectMany((layer, k) => layer.Variables(k == 0 ? inputs : cell.Cells![k - 1].OutputSize).Select(v => v with { Name = FormattableString.Invariant($"cell_{k}/{v.Name}") }));
    }

    /// <summary>The variables of <c>tf.contrib</c>'s own LSTMs.</summary>
    private static class Contrib
    {
        public static IEnumerable<CellVariable> Coupled(CellSpec cell, int inputs) =>
        [
            .. Gates(cell, inputs, 3, "jfo", "W_0", "B"),
            .. cell.LayerNorm == true ? Norms(cell, "transform", "forget", "output") : [],
            .. cell.UsePeepholes ? Diagonals(cell, "W_F_diag", "W_O_diag") : [],
            .. cell.LayerNorm == true ? Norms(cell, "state") : [],
            .. cell.NumProj is { } size ? [new CellVariable("W_P_0", [cell.NumUnits, size])] : Array.Empty<CellVariable>(),
        ];

        public static IEnumerable<CellVariable> LayerNorm(CellSpec cell, int inputs) => cell.LayerNorm == false
            ? Gates(cell, inputs, 4, "ijfo")
            : [.. Gates(cell, inputs, 4, "ijfo").Take(1), .. Norms(cell, "input", "transform", "forget", "output", "state")];

        private static IEnumerable<CellVariable> Norms(CellSpec cell, params string[] scopes) =>
            scopes.SelectMany(s => new CellVariable[] { new(s + "/gamma", [cell.NumUnits], Mean: 1), new(s + "/beta", [cell.NumUnits]) });
    }
}
