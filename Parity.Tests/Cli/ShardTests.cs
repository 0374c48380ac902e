using System.Text.Json;
using Parity.Cases;

namespace Parity.Tests.Cli;

public sealed class ShardTests
{
    [Fact]
    public void The_parts_are_the_whole_and_each_case_is_in_one()
    {
        var parts = Enumerable.Range(1, 4).Select(k => Ids("--shard", FormattableString.Invariant($"{k}/4"))).ToList();
        Assert.Equal(Ids().Order(StringComparer.Ordinal), parts.SelectMany(p => p).Order(StringComparer.Ordinal));
        Assert.InRange(parts.Max(p => p.Count) - parts.Min(p => p.Count), 0, 1);
    }

    [Fact]
    public void An_entry_that_cannot_be_read_is_in_one_part()
    {
        using var fixtures = new FixtureCopy("uni-t1", "uni-ragged", "uni-nolen").Edit("uni-t1", e => e["driver"] = "none");
        Assert.Equal([2, 0], Enumerable.Range(1, 2).Select(k => fixtures.Check("--shard", FormattableString.Invariant($"{k}/2")).Code));
    }

    [Fact]
    public void What_is_left_to_others_is_said()
    {
        var run = CommandLine.Run("check", "uni-t1", "uni-ragged", "uni-nolen", "--shard", "1/2");
        Assert.Equal(0, run.Code);
        run.Says("not checked: 1 case of other shards (--shard 1/2)");
    }

    [Fact]
    public void A_part_without_a_case_is_3() =>
        Assert.Equal(3, CommandLine.Run("check", "uni-t1", "--shard", "2/2").Refused("shard 2/2 of 1 has no case"));

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("4")]
    [InlineData("1/2/3")]
    [InlineData("-1/2")]
    [InlineData("a/b")]
    [InlineData("1/99999999999")]
    public void Wrong_usage_is_2(string shard) =>
        Assert.Equal(2, CommandLine.Run("check", "uni-t1", "--shard", shard).Refused($"--shard: expected K/N with K of 1…N, such as 1/4, got '{shard}'"));

    [Fact]
    public void A_shard_reads_as_it_is_written() => Assert.Equal("3/8", Shard.Parse("3/8").ToString());

    private static List<string> Ids(params string[] args)
    {
        var run = CommandLine.Run(["check", "uni-*", "--json", "-", .. args]);
        Assert.Equal(0, run.Code);
        using var document = JsonDocument.Parse(run.Out);
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];
    }
}
