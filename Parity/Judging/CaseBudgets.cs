using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Cases;
using Parity.Comparison;
using Parity.Ports;

namespace Parity.Judging;

/// <summary>
/// The budget of every array of a case for a pair of backends. Identical is asked where both make the same bits: Impl where it computes in the
/// golden's numerics and has them, TensorFlow where those of the TensorFlow at hand are the golden's, or those that Impl computes in. Else the floor.
/// </summary>
internal sealed class CaseBudgets
{
    private readonly Case row;
    private readonly BudgetRule rule;
    private readonly bool sameBits;
    private readonly bool implSide;
    private readonly List<string> notes = [];

    public CaseBudgets(Case row, IBackend backend, IBackend against, BudgetRule rule)
    {
        (this.row, this.rule) = (row, rule);
        implSide = backend is ImplBackend;
        sameBits = Exact(backend, against) & Exact(against, backend);
        var floor = rule.Kind == BudgetRule.Rule.Floor || (rule.Kind == BudgetRule.Rule.Stated && !sameBits);
        NotJudged = floor && !sameBits ? Floor.WhyIllConditioned(row) : null;
        if (floor && row.Spread is null)
        {
            notes.Add(FormattableString.Invariant($"floor unknown: {Floor.Least} ulp used"));
        }
    }

    /// <summary>Why the case cannot be judged for this pair, or null.</summary>
    public string? NotJudged { get; }

    /// <summary>What to say beside the verdict.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>The budget of an array.</summary>
    public Budget Of(string array) => rule.Kind switch
    {
        BudgetRule.Rule.Identical => new Budget.Identical(),
        BudgetRule.Rule.Ulp => rule.First == 0 ? new Budget.Identical() : new Budget.Ulps(rule.First, "asked"),
        BudgetRule.Rule.Tolerance => new Budget.Tolerance(rule.First, rule.Second),
        BudgetRule.Rule.Floor => Floor.Of(row, array),
        _ when !sameBits => Floor.Of(row, array),
        _ when implSide && row.Budget is not null && row.Budget.TryGetValue(array.Split('/')[0], out var stated) && stated > 0 => new Budget.Ulps(stated, "stated"),
        _ when implSide && row.Budget is null && KnownBits.Unknown(row.Driver, row.Cell) is not null => Floor.Of(row, array),
        _ => new Budget.Identical(),
    };

    /// <summary>Whether a side makes the bits that the other is held to.</summary>
    private bool Exact(IBackend backend, IBackend other)
    {
        if (backend is GoldenBackend)
        {
            return true;
        }

        if (backend is PortBackend)
        {
            return false;
        }

        if (row.Driver == Driver.InitialWeights)
        {
            // integers and two roundings: the same bits in every version and on every processor
            return true;
        }

        var (why, note) = backend switch
        {
            ImplBackend impl => Impl(impl, other),
            IHasNumerics live when other is ImplBackend impl => (live.DiffersFrom(impl.ComputesIn(row.Reference))?.Replace(", golden ", ", impl ", StringComparison.Ordinal), null),
            IHasNumerics live => (live.DiffersFrom(row.Reference), null),
            _ => ("no bit rules", null),
        };
        if (why is not null && backend is (ImplBackend or IHasNumerics))
        {
            notes.Add($"{(rule.Kind is BudgetRule.Rule.Stated or BudgetRule.Rule.Floor ? "judged within the floor; " : string.Empty)}numerics differ: {why}");
        }

        if (note is not null)
        {
            notes.Add(note);
        }

        return why is null;
    }

    /// <summary>Impl makes the bits of its numerics, if it has them; against a live TensorFlow it is that one's to say whether they are its own.</summary>
    private (string? Why, string? Note) Impl(ImplBackend impl, IBackend other)
    {
        var numerics = impl.NumericsOf(row);
        var why = numerics.Differs ?? (other is IHasNumerics ? null : ReferenceDifference.Of(impl.ComputesIn(row.Reference), row.Reference));
        var stated = row.Budget?.Values.Any(b => b > 0) == true;
        var assumed = numerics.Assumed.Length == 0 ? null : $"assumed: {numerics.Assumed}";
        return why is not null || numerics.Unknown is not { } unknown ? (why, assumed) : stated ? (null, unknown) : (unknown, assumed);
    }
}
