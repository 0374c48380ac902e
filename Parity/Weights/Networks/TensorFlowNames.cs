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
    private const string Multi = "multi_rnn_cell", Both = "bidirectional_rnn", Stack = "stack_bidirectional_rnn", One = "rnn", Fixture = "weights/";

    /// <inheritdoc/>
    public override string Family => "tf";

    /// <inheritdoc/>
    public override WeightName? Parse(string name)
    {
        name = name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name;
        name = name.StartsWith(Fixture, StringComparison.Ordinal) ? name[Fixture.Length..] : name;
        var (scope, tensor) = name.IndexOf('/' + WeightLayout.Remainder, StringComparison.Ordinal) is var rest and >= 0 ? (name[..rest], name[(rest + 1)..]) : CellNames.Split(name);
        if (!IsVariable(tensor) || scope.Length == 0)
        {
            return IsVariable(tensor) ? new(string.Empty, 0, string.Empty, tensor) : null;
        }

        if (CellKinds.OfScope(CellNames.Plain(scope[(scope.LastIndexOf('/') + 1)..])) is not [var type, ..])
        {
            return null;
        }

        var path = NetworkPath.Of(scope);
        var (root, driver) = path.Root.LastIndexOf('/') is var at and >= 0 ? (path.Root[..at], path.Root[(at + 1)..]) : (string.Empty, path.Root);
        return new(driver is One or Both or Stack ? root : path.Root, path.Layer ?? 0, path.Direction, tensor) { CellType = type, Stacked = path.Stacked };
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
    private static bool IsVariable(string tensor) =>
        tensor is "kernel" or "bias" or "w_f_diag" or "w_i_diag" or "w_o_diag" or "projection/kernel" or "gates/kernel" or "gates/bias" or "candidate/kernel" or "candidate/bias" || tensor.StartsWith(WeightLayout.Remainder, StringComparison.Ordinal);
}
