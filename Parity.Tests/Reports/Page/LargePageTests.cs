using System.Globalization;
using Parity.Tests.Impl;

namespace Parity.Tests.Reports.Page;

/// <summary>A page of a thousand cases does not keep its reader waiting; looked at while no other test runs.</summary>
[Collection(nameof(Alone))]
public sealed class LargePageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const double Lag = 300;
    private const double Busy = 75;
    private readonly MadePages pages = new();

    public void Dispose() => pages.Dispose();

    /// <summary>
    /// Until it is drawn and loaded; and from a key until the filtered table is drawn. The best of several. Where it takes longer and a page of a single case does, too,
    /// the machine is slow or busy, and nothing is said of the page: skipped, never passed.
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

        var (opened, filtered) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var attempt = 0; attempt < 8 && (opened >= Lag || filtered >= Lag); attempt++)
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
        Assert.SkipWhen((opened >= Lag || filtered >= Lag) && single >= Busy, string.Create(CultureInfo.InvariantCulture, $"the machine is busy: a page of one case takes {single:0} ms to open, one of a thousand {opened:0} ms"));
        Assert.InRange(opened, 1, Lag);
        Assert.InRange(filtered, 0, Lag);
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
