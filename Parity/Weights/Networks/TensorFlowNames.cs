using System.Globalization;
using Parity.Cases;

namespace Parity.Weights.Networks;

/// <summary>
/// TensorFlow's variables: <c>rnn/lstm_cell/kernel</c>, <c>bidirectional_rnn/fw/multi_rnn_cell/cell_1/gru_cell/gates/kernel</c>,
/// <c>stack_bidirectional_rnn/cell_0/bidirectional_rnn/bw/lstm_cell/bias</c>; a fixture's <c>weights/</c> before them is left out. A cell's variables
/// alone, <c>kernel</c>, are of a scope that is not known.
/// </summary>
internal sealed class TensorFlowNames : NameForm
{
    private const string Multi = "multi_rnn_cell", Both = "bidirectional_rnn", Stack = "stack_bidirectional_rnn", One = "rnn";

    // the class that is meant where several share a scope: they compute the same
    private static readonly Dictionary<string, string> Types = CellKinds.Names.Select(n => (Type: n, CellKinds.Find(n)!.Scope))
        .Where(k => k.Scope.Length > 0 && k.Scope != Multi).GroupBy(k => k.Scope, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(k => k.Type).MinBy(t => t.Length)!, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Family => "tf";

    /// <inheritdoc/>
    public override WeightName? Parse(string name)
    {
        var words = (name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name).Split('/').ToList();
        if (words is ["weights", _, ..])
        {
            words.RemoveAt(0);
        }

        var at = words.FindLastIndex(Types.ContainsKey);
        if (at < 0)
        {
            return IsVariable(words) ? new(string.Empty, 0, string.Empty, string.Join('/', words)) : null;
        }

        var (type, last) = (Types[words[at]], words[(at + 1)..]);
        if (!IsVariable(last) && last is not ["remainder", ..])
        {
            return null;
        }

        words.RemoveRange(at, words.Count - at);
        var layer = words is [.., Multi, _] ? Index(words[^1]) : null;
        Drop(words, layer is null ? 0 : 2);
        var direction = words is [.., Both, "fw" or "bw"] ? words[^1] : string.Empty;
        Drop(words, direction.Length > 0 ? 2 : words is [.., One] ? 1 : 0);
        var stacked = direction.Length > 0 && words is [.., Stack, _] ? Index(words[^1]) : null;
        Drop(words, stacked is null ? 0 : 2);
        return new(string.Join('/', words), stacked ?? layer ?? 0, direction, string.Join('/', last)) { CellType = type, Stacked = stacked is not null };
    }

    /// <inheritdoc/>
    public override string Format(WeightName name, NetworkShape network)
    {
        var scope = name.Scope.Length == 0 ? string.Empty : name.Scope.Replace('.', '/') + "/";
        var stack = network.Stacked && network.Layers > 1;
        var head = !network.Bidirectional ? One : $"{(stack ? string.Create(CultureInfo.InvariantCulture, $"{Stack}/cell_{name.Layer}/") : string.Empty)}{Both}/{name.Direction}";
        var multi = network.Layers > 1 && !stack ? string.Create(CultureInfo.InvariantCulture, $"/{Multi}/cell_{name.Layer}") : string.Empty;
        return $"{scope}{head}{multi}/{CellKinds.Find(network.CellTypes[name.Layer])!.Scope}/{name.Tensor}";
    }

    /// <summary>Whether a cell has a variable of that name below its scope; an optimizer's slots (<c>kernel/Adam</c>) are none.</summary>
    private static bool IsVariable(List<string> words) =>
        words is ["kernel" or "bias" or "w_f_diag" or "w_i_diag" or "w_o_diag"] or ["projection", "kernel"] or ["gates" or "candidate", "kernel" or "bias"];

    private static void Drop(List<string> words, int count) => words.RemoveRange(words.Count - count, count);

    private static int? Index(string word) =>
        word.StartsWith("cell_", StringComparison.Ordinal) && int.TryParse(word.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
