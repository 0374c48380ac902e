using System.Text.Json;
using Parity.Comparison;
using Parity.Reports;

namespace Parity.Tests.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public void Every_outcome() =>
        Snapshot.Match(JsonReport.Render(new CheckReport([Made.Identical(), Made.Within, Made.Differs, Made.Error, Made.BadInput, Made.Skipped("gru"), Made.Port("uni-ragged", "outputs")], ["scalar (not asked for: --backend NAME)"])));

    [Fact]
    public void Numbers_that_are_none_are_still_json()
    {
        var array = Made.Within.Arrays[0] with { LargestUlps = double.PositiveInfinity };
        using var document = JsonDocument.Parse(JsonReport.Render(new CheckReport([Made.Within with { Arrays = [array] }], [])));
        Assert.Equal("Infinity", document.RootElement.GetProperty("cases")[0].GetProperty("arrays")[0].GetProperty("largest_ulps").GetString());
    }

    [Fact]
    public void Elements_add_up()
    {
        var report = new CheckReport([Made.Within, Made.Differs], []);
        Assert.Equal(report.Elements, report.IdenticalElements + report.WithinElements + report.FailingElements);
        Assert.Equal((8 + 6) + (4 * 24) + (2 * 6) + 8 + 6, report.Elements);
    }
}
