using Parity.Cases;

namespace Parity.Models.Networks;

/// <summary>What each variable of a model is, in a few words.</summary>
public static class VariableRoles
{
    /// <summary>For each variable, in the order of the file: <c>LSTMCell, fw</c>; <c>optimizer's slot</c>; nothing where it is of no network.</summary>
    public static IReadOnlyList<(ModelVariable Variable, string Role)> Of(TensorFlowModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var slots = OptimizerSlots.Among(model.Variables);
        var cells = model.Networks.SelectMany(n => n.Groups.SelectMany(g => g.Value.Variables.Values.Select(v => (v.Name, Role: Cell(n, g.Key.Direction, g.Key.Layer))))).ToDictionary(v => v.Name, v => v.Role, StringComparer.Ordinal);
        return
        [
            .. from variable in model.Variables
               let role = slots.TryGetValue(variable.Name, out var of) ? of.Length > 0 ? "optimizer's slot" : "of the training" : cells.GetValueOrDefault(variable.Name, string.Empty)
               select (variable, string.Join("; ", new[] { role, variable.Unreadable is { } why ? $"not read: {why}" : string.Empty }.Where(r => r.Length > 0))),
        ];
    }

    private static string Cell(Network network, string direction, int layer) =>
        string.Join(", ", new[] { (network.Cell.Cells?[layer] ?? network.Cell).Type, direction, network.Cell.Cells is null ? string.Empty : FormattableString.Invariant($"layer {layer}") }.Where(w => w.Length > 0));
}
