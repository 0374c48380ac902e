using System.Globalization;
using System.Text.Json;

namespace Parity.Cases;

/// <summary>Which constructor arguments a cell states, and whether they are ones that its class has and TensorFlow takes.</summary>
internal static class CellArguments
{
    /// <summary>The activations, TensorFlow's default first.</summary>
    public static IReadOnlyList<string> Activations { get; } = ["tanh", "relu", "sigmoid", "identity"];

    /// <summary>The arguments that are not what TensorFlow has by default, by name; <c>num_units</c> and the cells within are none of these.</summary>
    public static IReadOnlyList<(string Name, string Value)> Options(CellSpec cell)
    {
        var stated = new (string Name, object? Value)[]
        {
            ("forget_bias", cell.ForgetBias == 1.0 ? null : cell.ForgetBias),
            ("use_peepholes", cell.UsePeepholes ? "true" : null),
            ("use_peephole", cell.UsePeephole ? "true" : null),
            ("cell_clip", cell.CellClip),
            ("num_proj", cell.NumProj),
            ("proj_clip", cell.ProjClip),
            ("activation", cell.Activation == Activations[0] ? null : cell.Activation),
            ("layer_norm", cell.LayerNorm switch { null => null, true => "true", false => "false" }),
        };
        return [.. from option in stated where option.Value is not null select (option.Name, string.Create(CultureInfo.InvariantCulture, $"{option.Value}"))];
    }

    /// <summary>The cell in a line; the class where it is not the plain LSTMCell's.</summary>
    public static string Line(CellSpec cell)
    {
        var words = new[] { cell.Type == "LSTMCell" ? string.Empty : cell.Type, cell.NumUnits == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"H={cell.NumUnits}") }
            .Concat(Options(cell).Select(o => $"{o.Name}={o.Value}"))
            .Concat((cell.Cells ?? []).Append(cell.Cell).OfType<CellSpec>().Select(c => $"({(c.Type == "LSTMCell" ? "LSTMCell " : string.Empty)}{Line(c)})"));
        return string.Join(' ', words.Where(w => w.Length > 0));
    }

    /// <summary>Why TensorFlow would refuse the cell, or why it is not known what it would do; null where neither.</summary>
    public static string? Unsupported(CellSpec cell)
    {
        if (CellKinds.Find(cell.Type) is not { } kind)
        {
            return $"cell type '{cell.Type}': expected {string.Join(", ", CellKinds.Names)}";
        }

        bool Takes(string argument) => Array.IndexOf(kind.Arguments, argument) >= 0;
        string? Least(string argument, int? value) => value < 1 ? FormattableString.Invariant($"{argument} {value}: expected 1 or more") : null;
        var stray = Options(cell).Select(o => o.Name).FirstOrDefault(o => !Takes(o));
        return stray is not null ? $"cell argument {stray}: {cell.Type} has none of that name"
            : (Takes("num_units") ? Least("num_units", cell.NumUnits) ?? Least("num_proj", cell.NumProj) : null)
            ?? (Activations.Contains(cell.Activation, StringComparer.Ordinal) ? null : $"cell argument activation = \"{cell.Activation}\": expected {string.Join(", ", Activations)}")
            ?? Within(cell, kind)
            ?? Unknown(cell, kind);
    }

    /// <summary>The cells that a cell is made of.</summary>
    private static string? Within(CellSpec cell, CellKind kind) => kind.Short switch
    {
        "multi" => cell.Cells is null or [] || cell.Cells.Any(c => c is null) ? $"cell argument cells: {cell.Type} needs one cell or more" : cell.Cells.Select(Unsupported).FirstOrDefault(w => w is not null),
        "residual" => cell.Cell is null ? $"cell argument cell: {cell.Type} needs one" : Unsupported(cell.Cell),
        _ when cell.Cells is not null => $"cell argument cells: {cell.Type} has none of that name",
        _ when cell.Cell is not null => $"cell argument cell: {cell.Type} has none of that name",
        _ => null,
    };

    /// <summary>Why TensorFlow cannot run a cell on inputs of a depth, or null: a ResidualWrapper adds them to its outputs.</summary>
    /// <param name="cell">The cell, a known one.</param>
    /// <param name="inputs">The depth.</param>
    /// <param name="above">How many outputs of a layer are side by side in the inputs of the next.</param>
    public static string? Misfit(CellSpec cell, int inputs, int above = 1) =>
        cell.Cell is { } wrapped ? wrapped.OutputSize == inputs ? Misfit(wrapped, inputs) : FormattableString.Invariant($"{cell.Type}: expected inputs as deep as the outputs, {wrapped.OutputSize}, got {inputs}")
        : (cell.Cells ?? []).Select((layer, k) => Misfit(layer, k == 0 ? inputs : above * cell.Cells![k - 1].OutputSize)).FirstOrDefault(w => w is not null);

    private static string? Unknown(CellSpec cell, CellKind kind)
    {
        var unknown = (cell.Other ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal)).FirstOrDefault(p => !IsDefault(kind, p.Key, p.Value));
        return unknown.Key is null ? null : $"cell argument {unknown.Key} = {unknown.Value.GetRawText()} is not implemented";
    }

    /// <summary>What only names a variable's first value, or TensorFlow's default, changes nothing.</summary>
    private static bool IsDefault(CellKind kind, string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.False
        || (name == "state_is_tuple" && value.ValueKind == JsonValueKind.True)
        || (name is "dtype" or "name" or "initializer" && value.ValueKind == JsonValueKind.String)
        || (name is "num_unit_shards" or "num_proj_shards" && value.ValueKind == JsonValueKind.Number && value.GetDouble() == 1)
        || (name is "norm_gain" or "norm_shift" && value.ValueKind == JsonValueKind.Number && Array.IndexOf(kind.Arguments, name) >= 0)
        || (name == "dropout_keep_prob" && kind.Short == "layernorm" && value.ValueKind == JsonValueKind.Number && value.GetDouble() == 1);
}
