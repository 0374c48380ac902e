using Parity.Cases;

namespace Parity.Backends.Scalar;

/// <summary>Where a cell finds its variables.</summary>
/// <param name="Spec">The cell.</param>
/// <param name="Inputs">The depth of what it reads, I.</param>
/// <param name="Scope">What stands before the cell's own scope: <c>multi_rnn_cell/cell_0/</c>, or nothing.</param>
/// <param name="Find">A variable by its path below the direction's scope.</param>
internal sealed record CellWeights(CellSpec Spec, int Inputs, string Scope, Func<string, ScalarWeight> Find)
{
    /// <summary>A variable by its path below the cell's own scope: <c>kernel</c>, <c>gates/bias</c>.</summary>
    public ScalarWeight Need(string variable) => Find(Scope + Spec.Variables(Inputs).First(v => Below(v.Name) == variable).Name);

    /// <summary>The same; null where the cell has none of that path.</summary>
    public ScalarWeight? Maybe(string variable) => Spec.Variables(Inputs).Any(v => Below(v.Name) == variable) ? Need(variable) : null;

    /// <summary>Of a cell in this one.</summary>
    public CellWeights Of(CellSpec inner, int inputs, string scope) => new(inner, inputs, Scope + scope, Find);

    private static string Below(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
