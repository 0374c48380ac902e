using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Ports;
using Parity.Tensors;

namespace Parity.Judging;

/// <summary>
/// Runs a case on the backend under judgement and on the reference, and compares. Never throws for what is wrong with a case:
/// that is a verdict, so that the others go on.
/// </summary>
/// <param name="backend">What is judged.</param>
/// <param name="against">The reference.</param>
/// <param name="rule">How budgets are chosen.</param>
public sealed class Judge(IBackend backend, IBackend against, BudgetRule rule)
{
    /// <summary>A judge by the stored goldens, with the budgets that are stated for the backend: for a port the floor.</summary>
    public Judge(IBackend backend)
        : this(backend, new GoldenBackend(), BudgetRule.Stated)
    {
    }

    /// <summary>Judges a case.</summary>
    public CaseVerdict Run(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            if ((backend.CannotRun(row) ?? against.CannotRun(row)) is { } reason)
            {
                return Verdict(row, CaseOutcome.Skipped) with { Reason = reason };
            }

            var budgets = new CaseBudgets(row, backend, against, rule);
            if (budgets.NotJudged is { } why)
            {
                return Verdict(row, CaseOutcome.Skipped) with { Reason = why };
            }

            var golden = FixtureFolder.ReadGolden(row);
            return Compare(row, golden, budgets);
        }
        catch (BadInputException e)
        {
            return Verdict(row, CaseOutcome.BadInput) with { Reason = e.Message };
        }
        catch (BackendException e)
        {
            return Verdict(row, CaseOutcome.Error) with { Reason = e.Message };
        }
    }

    private CaseVerdict Compare(Case row, TensorSet golden, CaseBudgets budgets)
    {
        var inputs = CaseArrays.Inputs(golden);
        var lengths = row.Driver == Driver.InitialWeights ? null : CaseShape.Of(row, inputs).Lengths;
        CheckGolden(row, golden, inputs);
        var pairs = new ArrayPairs(row, inputs, backend, against);
        if (pairs.Pairs.Count == 0 && pairs.Unchecked.Count > 0)
        {
            return Verdict(row, CaseOutcome.Skipped) with { Reason = $"nothing to compare: the {backend.Name} gave none of the reference's arrays", NotChecked = pairs.Unchecked };
        }

        var arrays = pairs.Pairs.Select(p => Compare(row, p, budgets.Of(p.Name), lengths)).OrderByDescending(a => a.Outcome).ToList();
        if (arrays.Sum(a => a.Count) == 0)
        {
            return Verdict(row, CaseOutcome.BadInput) with { Reason = "nothing to compare: the case has no elements" };
        }

        var outcome = arrays[0].Outcome switch
        {
            Outcome.Identical => CaseOutcome.Identical,
            Outcome.Within => CaseOutcome.Within,
            _ => CaseOutcome.Differs,
        };
        return Verdict(row, outcome) with
        {
            Arrays = arrays,
            NotChecked = pairs.Unchecked,
            Notes = pairs.Mixed ? [.. budgets.Notes, $"the port's type is not the case's {row.DType.Name()}: compared in float32"] : budgets.Notes,
        };
    }

    /// <summary>
    /// A zero's sign is a matter of bits, and who has no bit rules is not asked for them: a port may clear its padding by a product with a mask, and libtorch's
    /// products of a padding's zeros have either sign.
    /// </summary>
    private ArrayVerdict Compare(Case row, ArrayPair pair, Budget budget, int[]? lengths) =>
        ArrayComparison.Compare(row, pair.Name, pair.Expected, pair.Got, budget, lengths, anyZero: backend is not (ImplBackend or ScalarBackend or IHasNumerics) && budget is not Budget.Identical);

    /// <summary>A golden without an array that the case must have would judge less than it says.</summary>
    private static void CheckGolden(Case row, TensorSet golden, TensorSet inputs)
    {
        var results = CaseArrays.Results(golden);
        var names = CaseArrays.ResultNames(row, inputs);
        if (names.FirstOrDefault(n => !results.ContainsKey(n)) is { } missing)
        {
            throw new BadInputException($"{row.Golden}: array '{missing}' is missing");
        }

        if (results.Keys.FirstOrDefault(n => !names.Contains(n, StringComparer.Ordinal)) is { } extra)
        {
            throw new BadInputException($"{row.Golden}: array '{extra}' is none of this case's");
        }

        foreach (var (name, tensor) in results.Where(_ => row.Driver != Driver.InitialWeights))
        {
            var like = inputs.Need(CaseArrays.Like(name));
            if (tensor.DType != like.DType || !tensor.Shape.AsSpan().SequenceEqual(like.Shape))
            {
                throw new BadInputException($"{row.Golden}: array '{name}': expected {like}, got {tensor}");
            }
        }
    }

    private CaseVerdict Verdict(Case row, CaseOutcome outcome) => new() { Id = row.Id, Case = row, Backend = backend.Name, Against = against.Name, Outcome = outcome };
}
