using Parity.Cases;

namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>The port's cell of a specification.</summary>
internal static class TapeCells
{
    /// <summary>Made from the variables below a direction's scope.</summary>
    public static TapeCell Of(TapePort port, Tape tape, CellSpec spec, int inputs, Func<string, Node?> find, string scope = "", int layer = 0, bool wrapped = false)
    {
        if (spec.Cell is { } inner)
        {
            return Of(port, tape, inner, inputs, find, scope, layer, wrapped: true);
        }

        var cell = Made(port, tape, spec, inputs, find, scope);
        var adds = port.Cells.Residual(layer, wrapped) && inputs == spec.OutputSize && !(wrapped && port.Cells.ResidualOutside);
        return adds ? new TapeResidual(port, tape, cell) : cell;
    }

    /// <summary>The function that an activation's name says.</summary>
    public static Activation Named(string name) => name switch
    {
        "relu" => Activation.Relu,
        "sigmoid" => Activation.Sigmoid,
        "identity" => Activation.Identity,
        _ => Activation.Tanh,
    };

    private static TapeCell Made(TapePort port, Tape tape, CellSpec spec, int inputs, Func<string, Node?> find, string scope)
    {
        var own = spec.Cells is null && spec.Variables(inputs) is [var first, ..] ? first.Name[..(first.Name.IndexOf('/', StringComparison.Ordinal) + 1)] : string.Empty;
        var has = spec.Cells is null ? spec.Variables(inputs).Select(v => v.Name).ToHashSet(StringComparer.Ordinal) : [];
        Node? Weight(string name) => has.Contains(own + name) ? find(scope + own + name) : null;
        return spec.Type switch
        {
            "MultiRNNCell" => new TapeLayers(port, tape, [.. spec.Cells!.Select((layer, k) => (
                Of(port, tape, layer, k == 0 ? inputs : spec.Cells![k - 1].OutputSize, find, $"{scope}multi_rnn_cell/cell_{port.Cells.WeightsOfLayer(k)}/", k), layer.States.Count))]),
            "GRUCell" or "GRUBlockCellV2" => new TapeGru(port, tape, spec, inputs, Weight),
            "BasicRNNCell" => new TapeRnn(port, tape, spec, Weight),
            "CoupledInputForgetGateLSTMCell" => new TapeCoupled(port, tape, spec, Weight),
            "LayerNormBasicLSTMCell" when spec.LayerNorm != false => new TapeNormLstm(port, tape, spec, Weight),
            _ => new TapeLstm(port, tape, spec, Weight),
        };
    }
}
