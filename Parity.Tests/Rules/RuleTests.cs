namespace Parity.Tests.Rules;

/// <summary>
/// Every rule of TensorFlow's arithmetic that Impl follows is held by a golden: switched off, some golden goes red. Which ones is written down
/// in rules.md beside this file; a line that has changed is printed whole, to be looked at and put there.
/// </summary>
public sealed class RuleTests
{
    private const int ShownIds = 6;
    private static readonly Lazy<string[]> Table = new(() => File.ReadAllLines(Path.Combine(Repository.Root, "Parity.Tests", "Rules", "rules.md")));

    public static IEnumerable<TheoryDataRow<RuleMutant>> Mutants => RuleTable.All.Select(m => new TheoryDataRow<RuleMutant>(m) { Label = m.Name });

    [Theory]
    [InlineData(RuleRows.Plain)]
    [InlineData(RuleRows.Family)]
    [InlineData(RuleRows.OtherNumerics)]
    public void Without_an_edit_no_golden_is_red(RuleRows rows) => Assert.Empty(MutatedImpl.Red(null, row => RuleCases.Of(rows, row)));

    [Fact]
    public void The_table_has_a_line_for_each_rule_and_no_other() =>
        Assert.Equal(RuleTable.All.Select(m => m.Name), Table.Value.Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(2).Select(l => l.Split('|')[1].Trim()));

    [Theory]
    [MemberData(nameof(Mutants))]
    public void Switched_off_turns_a_golden_red(RuleMutant mutant)
    {
        var red = MutatedImpl.Red(mutant, row => RuleCases.Of(mutant.Rows, row));
        Assert.NotEmpty(red);
        var line = $"| {mutant.Name} | {red.Count} | {string.Join(", ", red.Take(ShownIds))}{(red.Count > ShownIds ? ", …" : string.Empty)} |";
        Assert.True(Table.Value.Contains(line), $"rules.md has another line than:\n{line}");
    }
}
