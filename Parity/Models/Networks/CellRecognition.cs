using Parity.Cases;
using Parity.Tensors;

namespace Parity.Models.Networks;

/// <summary>One cell of one direction and layer, told from the names and shapes of its variables.</summary>
/// <param name="Group">Its variables.</param>
/// <param name="Spec">The cell, with what shapes say of it, and TensorFlow's defaults for what they do not.</param>
/// <param name="Inputs">I.</param>
/// <param name="DType">The type of its variables.</param>
internal sealed record RecognisedCell(CellGroup Group, CellSpec Spec, int Inputs, DType DType)
{
    /// <summary>Other classes whose variables have these names and shapes.</summary>
    public required IReadOnlyList<string> OrElse { get; init; }

    /// <summary>Whether only the shapes tell what it is, because its scope has another name than TensorFlow gives it.</summary>
    public bool ByShape { get; init; }
}

/// <summary>Tells which cell the variables of a scope are of: the first class of the table whose variables, for the sizes in the shapes, are exactly these.</summary>
internal static class CellRecognition
{
    private static readonly string[] Usual = ["LSTMCell", "GRUCell", "BasicRNNCell"];
    private static readonly string[] Wrappers = ["MultiRNNCell", "ResidualWrapper"];

    /// <summary>The cell, or null with what does not fit where the scope has a cell's name, or null without a word where it is none.</summary>
    public static (RecognisedCell? Cell, string? Misfit) Of(CellGroup group)
    {
        var named = CellKinds.OfScope(CellNames.Plain(group.Name));
        if (named.Count == 0)
        {
            return (IsOfRnn(group) ? First(group, Usual) is { } cell ? cell with { ByShape = true, OrElse = [] } : null : null, null);
        }

        return First(group, named) is { } found ? (found, null) : (null, $"scope '{group.Scope}' has the name of a {string.Join(" or ", named)}, but not its variables: {Misfit(group, named[0])}");
    }

    /// <summary>The same for a class that is named: always one of the two.</summary>
    public static (RecognisedCell? Cell, string? Misfit) As(CellGroup group, string type) =>
        CellKinds.Find(type) is null || Array.IndexOf(Wrappers, type) >= 0 ? (null, $"cell type '{type}': expected {string.Join(", ", CellKinds.Names.Except(Wrappers, StringComparer.Ordinal))}")
        : First(group, [type]) is { } found ? (found, null)
        : (null, $"not the variables of a {type}: {Misfit(group, type)}");

    private static RecognisedCell? First(CellGroup group, IReadOnlyList<string> types)
    {
        var fit = types.Where(t => Fits(group, Spec(group, t))).ToList();
        return fit.Count > 0 && DTypeOf(group) is { } dtype ? new(group, Spec(group, fit[0]).Spec, Spec(group, fit[0]).Inputs, dtype) { OrElse = [.. fit.Skip(1)] } : null;
    }

    private static DType? DTypeOf(CellGroup group) => group.Variables.Values.Select(v => v.DType).Distinct(StringComparer.Ordinal).ToList() switch
    {
        ["float32"] => DType.Float32,
        ["float64"] => DType.Float64,
        _ => null,
    };

    private static bool Fits(CellGroup group, (CellSpec Spec, int Inputs) made)
    {
        if (made.Spec.Unsupported is not null || made.Inputs < 1)
        {
            return false;
        }

        var expected = made.Spec.Kind.Variables(made.Spec, made.Inputs).ToList();
        return expected.Count == group.Variables.Count
            && expected.TrueForAll(v => group.Variables.TryGetValue(v.Name, out var got) && got.Shape.SequenceEqual(v.Shape.Select(a => (long)a)));
    }

    private static (CellSpec Spec, int Inputs) Spec(CellGroup group, string type) => CellSizes.Read(type, group.Variables.Keys, group.Axis);

    private static string Misfit(CellGroup group, string type)
    {
        var (spec, inputs) = Spec(group, type);
        var expected = spec.Unsupported is null ? spec.Kind.Variables(spec, Math.Max(inputs, 1)).Select(v => $"{v.Name} [{string.Join(", ", v.Shape)}]").Order(StringComparer.Ordinal).ToList() : ["kernel", "bias"];
        return $"expected {string.Join(", ", expected)}; got {group.Line}";
    }

    /// <summary>Whether a scope is within one that TensorFlow's drivers make; a dense layer's kernel and bias could else be taken for a cell's.</summary>
    private static bool IsOfRnn(CellGroup group) =>
        group.Scope.Split('/').SkipLast(1).Any(w => CellNames.Plain(w) is "rnn" or "bidirectional_rnn" or "stack_bidirectional_rnn" or "multi_rnn_cell");
}
