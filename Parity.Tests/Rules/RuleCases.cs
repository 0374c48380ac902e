using Parity.Cases;

namespace Parity.Tests.Rules;

/// <summary>Which goldens a rule is looked for in.</summary>
internal static class RuleCases
{
    /// <summary>Whether a case is of the kind, and one that states that Impl equals it to the bit.</summary>
    public static bool Of(RuleRows rows, Case row) => Kind(row) == rows && (row.Budget?.Values.All(ulps => ulps == 0) ?? false);

    private static RuleRows Kind(Case row) =>
        row.Reference.OneDnn || !row.Reference.TensorFlow.StartsWith("2.", StringComparison.Ordinal) ? RuleRows.OtherNumerics
        : row.Driver == Driver.InitialWeights || (row.Driver.IsPlain() && row.Cell.NotPlain is null) ? RuleRows.Plain
        : RuleRows.Family;
}
