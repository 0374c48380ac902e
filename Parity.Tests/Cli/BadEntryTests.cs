using System.Text.Json.Nodes;

namespace Parity.Tests.Cli;

/// <summary>A bad entry of a manifest is exit code 2 with its line, and the cases beside it are judged.</summary>
public sealed class BadEntryTests : IDisposable
{
    private const string Bad = "uni-ragged";
    private readonly FixtureCopy _fixtures = new("uni-nolen", Bad, "uni-t1");

    public void Dispose() => _fixtures.Dispose();

    [Theory]
    [InlineData("driver", "\"raw_rnn\"", "driver 'raw_rnn': expected dynamic_rnn, ")]
    [InlineData("golden", "\"../x.npz\"", "path '../x.npz' leaves the fixture folder ")]
    [InlineData("cell", "null", "")]
    [InlineData("reference", "{}", "")]
    public void An_entry_that_is_none(string key, string value, string line)
    {
        _fixtures.Edit(Bad, e => e[key] = JsonNode.Parse(value));
        _fixtures.RefusesOne(Bad, $"{Path.Combine(_fixtures.Path, "manifest.json")}: case '{Bad}': {line}");
    }

    [Theory]
    [InlineData("isa", "\"sse\"", "expected avx512, avx2 or avx, got 'sse'")]
    [InlineData("l1d_bytes", "0", "expected 1024 or more, got 0")]
    [InlineData("l2_bytes", "1023", "expected 1024 or more, got 1023")]
    [InlineData("l3_bytes", "-1", "expected 0 or more, got -1")]
    public void A_reference_that_is_none(string key, string value, string line)
    {
        _fixtures.Edit(Bad, e => e["reference"]![key] = JsonNode.Parse(value));
        _fixtures.RefusesOne(Bad, $"reference.{key}: {line}");
    }

    [Fact]
    public void A_filter_that_does_not_choose_it_passes_over_it()
    {
        _fixtures.Edit(Bad, e => e.Remove("driver"));
        Assert.StartsWith("2 cases: 2 identical; ", _fixtures.Check("uni-nolen", "uni-t1").Lines[^1], StringComparison.Ordinal);
        var run = _fixtures.Check(Bad);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("1 case: 0 identical, 1 bad input; 0 arrays, ", run.Lines[^1], StringComparison.Ordinal);
    }
}
