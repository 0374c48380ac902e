using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Options;

/// <summary>The diagonals of other gates.</summary>
internal sealed class PeepholesMixedUp : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "peepholes swapped or shared";

    /// <inheritdoc/>
    public override string Explanation =>
        "The three diagonals all have the shape [H], and TensorFlow makes them in the order w_f_diag, w_i_diag, w_o_diag (the block cells: w_i_diag, w_f_diag, "
        + "w_o_diag). Read by place, in another's order, or from one variable for all, each gate looks at c through another gate's weights.";

    /// <inheritdoc/>
    public override string Fix => "Load the diagonals by name, each into its own gate.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasPeepholes();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        foreach (var (text, from, rare) in new (string, string, bool)[]
        {
            ("i and f exchanged", "fio", false), ("f and o exchanged", "iof", false), ("i and o exchanged", "ofi", false),
            ("each gate has the next one's", "foi", true), ("each gate has that of the one before", "oif", true),
            ("w_i_diag for all", "iii", false), ("w_f_diag for all", "fff", false), ("w_o_diag for all", "ooo", false),
        })
        {
            yield return new Variant(text, s => Read(s, from, back: true)) { Rare = rare };
            yield return new Variant($"{text}; each gradient is given for the diagonal of its gate", s => Read(s, from, back: false)) { Rare = true };
        }
    }

    private static Plant Read(Setting setting, string from, bool back) => new() { Reads = [Peepholes.From(setting, gate => from["ifo".IndexOf(gate, StringComparison.Ordinal)].ToString(), back)] };
}
