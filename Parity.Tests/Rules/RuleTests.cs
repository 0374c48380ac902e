namespace Parity.Tests.Rules;

/// <summary>
/// Every rule of TensorFlow's arithmetic that Impl follows is held by a golden: switched off, some golden goes red. Which ones is written down
/// in rules.md beside this file; a line that has changed is printed whole, to be looked at and put there. A class for each kind of goldens, so that they run side by side.
/// </summary>
public abstract class RuleTests(MutatedTool tool, RuleRows rows) : IClassFixture<MutatedTool>
{
    private const int ShownIds = 6;

    /// <summary>The table's lines.</summary>
    internal static Lazy<string[]> Table { get; } = new(() => File.ReadAllLines(Path.Combine(Repository.Root, "Parity.Tests", "Rules", "rules.md")));

    [Fact]
    public void Without_an_edit_no_golden_is_red() => Assert.Empty(tool.Red(null, rows));

    /// <summary>The rules that are looked for in these goldens.</summary>
    protected static IEnumerable<TheoryDataRow<RuleMutant>> Of(RuleRows rows) => RuleTable.All.Where(m => m.Rows == rows).Select(m => new TheoryDataRow<RuleMutant>(m) { Label = m.Name });

    /// <summary>Switches a rule off.</summary>
    protected void TurnsAGoldenRed(RuleMutant mutant)
    {
        ArgumentNullException.ThrowIfNull(mutant);
        var red = tool.Red(mutant, mutant.Rows);
        Assert.NotEmpty(red);
        var line = $"| {mutant.Name} | {red.Count} | {string.Join(", ", red.Take(ShownIds))}{(red.Count > ShownIds ? ", …" : string.Empty)} |";
        Assert.True(Table.Value.Contains(line), $"rules.md has another line than:\n{line}");
    }
}

/// <summary>The plain LSTM's.</summary>
public sealed class PlainRuleTests(MutatedTool tool) : RuleTests(tool, RuleRows.Plain)
{
    public static IEnumerable<TheoryDataRow<RuleMutant>> Mutants => Of(RuleRows.Plain);

    [Theory]
    [MemberData(nameof(Mutants))]
    public void Switched_off_turns_a_golden_red(RuleMutant mutant) => TurnsAGoldenRed(mutant);

    [Fact]
    public void The_table_has_a_line_for_each_rule_and_no_other() =>
        Assert.Equal(RuleTable.All.Select(m => m.Name), Table.Value.Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(2).Select(l => l.Split('|')[1].Trim()));
}

/// <summary>Those of the other cells and drivers.</summary>
public sealed class FamilyRuleTests(MutatedTool tool) : RuleTests(tool, RuleRows.Family)
{
    public static IEnumerable<TheoryDataRow<RuleMutant>> Mutants => Of(RuleRows.Family);

    [Theory]
    [MemberData(nameof(Mutants))]
    public void Switched_off_turns_a_golden_red(RuleMutant mutant) => TurnsAGoldenRed(mutant);
}

/// <summary>Those of TensorFlow 1.15.5 and of oneDNN.</summary>
public sealed class OtherNumericsRuleTests(MutatedTool tool) : RuleTests(tool, RuleRows.OtherNumerics)
{
    public static IEnumerable<TheoryDataRow<RuleMutant>> Mutants => Of(RuleRows.OtherNumerics);

    [Theory]
    [MemberData(nameof(Mutants))]
    public void Switched_off_turns_a_golden_red(RuleMutant mutant) => TurnsAGoldenRed(mutant);
}
