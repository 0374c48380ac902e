using Parity.Comparison;
using Parity.Reports;

namespace Parity.Tests.Reports;

public sealed class ExitCodeTests
{
    private static readonly int[] Precedence = [70, 2, 4, 1, 3, 0];

    [Fact]
    public void Of_any_set_of_codes_the_first_in_precedence_is_reported()
    {
        for (var set = 1; set < 1 << Precedence.Length; set++)
        {
            var codes = Precedence.Where((_, k) => (set >> k & 1) == 1).ToArray();
            Assert.Equal(codes[0], ExitCode.Worst(codes));
            Assert.Equal(codes[0], ExitCode.Worst(codes.Reverse().Concat(codes)));
        }
    }

    [Theory]
    [InlineData(0, CaseOutcome.Identical)]
    [InlineData(0, CaseOutcome.Within)]
    [InlineData(0, CaseOutcome.Identical, CaseOutcome.Skipped)]
    [InlineData(1, CaseOutcome.Differs)]
    [InlineData(1, CaseOutcome.Error)]
    [InlineData(1, CaseOutcome.Identical, CaseOutcome.Error)]
    [InlineData(1, CaseOutcome.Skipped, CaseOutcome.Error)]
    [InlineData(2, CaseOutcome.BadInput)]
    [InlineData(2, CaseOutcome.Identical, CaseOutcome.BadInput)]
    [InlineData(2, CaseOutcome.Differs, CaseOutcome.BadInput, CaseOutcome.Skipped)]
    [InlineData(3)]
    [InlineData(3, CaseOutcome.Skipped)]
    [InlineData(3, CaseOutcome.Skipped, CaseOutcome.Skipped)]
    public void A_checks_code_follows_from_its_cases(int expected, params CaseOutcome[] outcomes)
    {
        var verdicts = outcomes.Select(o => Made.Identical() with { Outcome = o }).ToList();
        Assert.Equal(expected, ExitCode.Of(verdicts));
        Assert.Equal(expected, new CheckReport(verdicts, []).Exit);
    }
}
