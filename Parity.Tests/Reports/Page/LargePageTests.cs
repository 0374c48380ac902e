using System.Globalization;
using Parity.Tests.Impl;

namespace Parity.Tests.Reports.Page;

/// <summary>A page of a thousand cases does not keep its reader waiting; looked at while no other test runs.</summary>
[Collection(nameof(Alone))]
public sealed class LargePageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const double Lag = 300;
    private readonly MadePages pages = new();

    public void Dispose() => pages.Dispose();

    /// <summary>Until it is drawn and loaded; and from a key until the filtered table is drawn. The best of several, for other programs run here, too.</summary>
    [Fact]
    public async Task It_opens_and_is_filtered_in_under_three_tenths_of_a_second()
    {
        var file = pages.Thousand();
        var (opened, filtered) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var attempt = 0; attempt < 8 && (opened >= Lag || filtered >= Lag); attempt++)
        {
            await using var page = await browser.Open(file);
            opened = Math.Min(opened, await page.Value<double>("Math.max(performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.getEntriesByType('navigation')[0].loadEventEnd)"));
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

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"1000 cases: opened in {opened:0} ms, filtered in {filtered:0} ms"));
        Assert.InRange(opened, 1, Lag);
        Assert.InRange(filtered, 0, Lag);
    }
}
