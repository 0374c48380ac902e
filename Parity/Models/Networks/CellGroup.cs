using Parity.Cases;

namespace Parity.Models.Networks;

/// <summary>The variables right below one scope, by the names that a cell there would have for them.</summary>
/// <param name="Scope">The scope; the cell's, if it is one.</param>
/// <param name="Variables">By local name: <c>kernel</c>, <c>gates/kernel</c>.</param>
internal sealed record CellGroup(string Scope, IReadOnlyDictionary<string, ModelVariable> Variables)
{
    /// <summary>The last word of the scope.</summary>
    public string Name => Scope[(Scope.LastIndexOf('/') + 1)..];

    /// <summary>The variables as a line: <c>bias [16], kernel [7, 16]</c>.</summary>
    public string Line => string.Join(", ", Variables.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} [{string.Join(", ", v.Value.Shape)}]"));

    /// <summary>The length of an axis, or 0 where there is no such variable or axis, or it is too long to be one of a cell.</summary>
    public int Axis(string local, int axis) =>
        Variables.TryGetValue(local, out var variable) && axis < variable.Shape.Count && variable.Shape[axis] <= int.MaxValue / 8 ? (int)variable.Shape[axis] : 0;

    /// <summary>The groups of a model's variables, in the order of their names.</summary>
    public static IReadOnlyList<CellGroup> Of(IEnumerable<ModelVariable> variables) =>
    [
        .. variables.Select(v => (Name: CellNames.Split(v.Name), Variable: v)).GroupBy(v => v.Name.Scope, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CellGroup(g.Key, g.DistinctBy(v => v.Name.Local, StringComparer.Ordinal).ToDictionary(v => v.Name.Local, v => v.Variable, StringComparer.Ordinal))),
    ];
}
