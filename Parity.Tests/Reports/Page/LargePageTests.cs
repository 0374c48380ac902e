using System.Globalization;
using Parity.Tests.Impl;

namespace Parity.Tests.Reports.Page;

/// <summary>A page of a thousand cases does not keep its reader waiting; looked at while no other test runs.</summary>
[Collection(nameof(Alone))]
public sealed class LargePageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const double Lag = 300;
    private const double OfASmallPage = 12;
    private readonly MadePages pages = new();

    public void Dispose() => pages.Dispose();

    /// <summary>
    /// Until it is drawn and loaded; and from a key until the filtered table is drawn. The best of several; and where a page of a single case takes long to open,
    /// the machine is slow or busy, and the limit is a multiple of that.
    /// </summary>
    [Fact]
    public async Task It_opens_and_is_filtered_in_under_three_tenths_of_a_second()
    {
        using var others = new MadePages();
        var (file, small) = (pages.Thousand(), others.Write([Made.Identical()]));
        await using (var page = await browser.Open(small))
        {
            // the first page of a browser takes longer than any other
        }

        var single = double.PositiveInfinity;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await using var page = await browser.Open(small);
            single = Math.Min(single, await Opened(page));
        }

        var limit = Math.Max(Lag, OfASmallPage * single);
        var (opened, filtered) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var attempt = 0; attempt < 8 && (opened >= limit || filtered >= limit); attempt++)
        {
            await using var page = await browser.Open(file);
            opened = Math.Min(opened, await Opened(page));
            filtered = Math.Min(filtered, await page.Page.EvaluateFunctionAsync<double>(
                """
                async () => {
                  const box = document.getElementById('filter'), start = performance.now();
                  box.value = 'case-99';
                  box.dispatchEvent(new Event('input'));
                  await new Promise(r => requestAnimationFrame(() => setTimeout(r)));
                  return performance.now() - start;
                }
                """));
            Assert.Equal(10, (await page.Ids()).Length);
        }

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"1000 cases: opened in {opened:0} ms, filtered in {filtered:0} ms; a single case: {single:0} ms"));
        Assert.InRange(opened, 1, limit);
        Assert.InRange(filtered, 0, limit);
    }

    private static Task<double> Opened(Browser.OpenPage page) => page.Page.EvaluateFunctionAsync<double>(
        """
        async () => {
          const painted = () => performance.getEntriesByName('first-contentful-paint')[0], loaded = performance.getEntriesByType('navigation')[0];
          while (!painted() || loaded.loadEventEnd === 0) await new Promise(r => setTimeout(r, 1)); // both are noted a moment later
          return Math.max(painted().startTime, loaded.loadEventEnd);
        }
        """);
}
