using System.Globalization;
using System.Text;
using Parity.Comparison;
using Parity.Reports;
using Parity.Reports.Page;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Comparison;

namespace Parity.Tests.Reports.Page;

/// <summary>Pages of made-up verdicts, in files that are gone afterwards.</summary>
internal sealed class MadePages : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A thousand cases of which fifty differ, in every element of 300 steps of 128 units.</summary>
    public string Thousand() => Write([.. Enumerable.Range(0, 1000).Select(k => k % 20 == 0 ? Failing(Id(k), 300, 128) : Made.Identical(Id(k)))]);

    private static string Id(int k) => string.Create(CultureInfo.InvariantCulture, $"case-{k:000}");

    /// <summary>A case of which one output differs at n=1, t=1, u=1, or one of larger size of which every does.</summary>
    public static CaseVerdict Failing(string id, int time = Sample.T, int units = Sample.H)
    {
        var expected = Sample.Values(Sample.B, time, units);
        var got = time == Sample.T ? Sample.With(expected, ((Sample.T + 1) * Sample.H) + 1, 0.75) : Tensors.Tensor.Of(Array.ConvertAll(expected.Array<float>(), v => v * 1.5f), expected.Shape);
        var array = Sample.Compare(expected, got);
        Assert.Equal(Outcome.Differs, array.Outcome);
        return new CaseVerdict { Id = id, Case = Sample.Row(), Backend = "impl", Against = "golden", Outcome = CaseOutcome.Differs, Arrays = [array] };
    }

    /// <summary>The page of these verdicts, in a file.</summary>
    public string Write(IReadOnlyList<CaseVerdict> verdicts, params string[] notChecked)
    {
        var page = HtmlPage.Render(PageData.Of(new CheckReport(verdicts, notChecked), new TextReport("parity", string.Empty)));
        return folder.Write("page.html", Encoding.UTF8.GetBytes(page));
    }
}
