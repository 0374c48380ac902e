using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Backends.Scalar;
using Parity.Comparison;
using Parity.Judging;
using Parity.Reports;

namespace Parity.Tests.Gate;

/// <summary>Every stored case, on Impl to the bit and on the scalar oracle within the floor.</summary>
public sealed class GoldenTests
{
    public static IEnumerable<TheoryDataRow<string>> Ids => Repository.Folder.Cases.Select(c => new TheoryDataRow<string>(c.Id) { Label = c.Id });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Impl_equals_TensorFlow(string id) => Judged(new ImplBackend(threads: 2), id, HasBits(id) ? CaseOutcome.Identical : CaseOutcome.Within);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_oracle_is_within_the_floor(string id) => Judged(new ScalarBackend(), id, CaseOutcome.Within);

    [Fact]
    public void The_table_is_what_the_manifest_holds_and_large_enough()
    {
        Assert.Empty(Repository.Folder.Errors);
        Assert.Equal(Parity.Cases.CaseTable.All.Select(r => r.Id), Repository.Folder.Cases.Select(c => c.Id));
        Assert.True(Repository.Folder.Cases.Count >= 60);
        Assert.All(Repository.Folder.Cases, c => Assert.NotNull(c.GoldenSha256));
    }

    [Fact]
    public void Goldens_together_stay_small() =>
        Assert.True(Directory.EnumerateFiles(Repository.Fixtures, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) < 40_000_000);

    /// <summary>Every golden is equalled to the bit but those whose row states another figure, or none.</summary>
    private static bool HasBits(string id) => Repository.Folder.Cases.Single(c => c.Id == id).Budget is { } budget && budget.Values.All(b => b == 0);

    private static void Judged(IBackend backend, string id, CaseOutcome worst)
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == id);
        var verdict = new Judge(backend, new GoldenBackend(), BudgetRule.Stated).Run(row);
        Assert.SkipWhen(verdict.Outcome == CaseOutcome.Skipped && (backend.CannotRun(row) is not null || verdict.Reason!.Contains(" judged", StringComparison.Ordinal)), verdict.Reason ?? string.Empty);
        Assert.True(verdict.Outcome <= worst, string.Join('\n', new TextReport("parity", string.Empty).Details(verdict).Select(l => l.Text).Prepend(verdict.Outcome.ToString())));
    }
}
