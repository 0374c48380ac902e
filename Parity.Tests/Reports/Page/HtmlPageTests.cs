using System.Globalization;
using System.Text;
using Parity.Comparison;
using Parity.Reports;
using Parity.Reports.Page;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Comparison;

namespace Parity.Tests.Reports.Page;

/// <summary>The page as a reader meets it.</summary>
public sealed class HtmlPageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const string Markup = "<img src=x onerror=alert(1)></script><b>\u2028";
    private readonly MadePages pages = new();

    public void Dispose() => pages.Dispose();

    [Fact]
    public async Task It_asks_nothing_of_a_network_and_text_is_text()
    {
        var file = pages.Write([MadePages.Failing(Markup), Made.Error with { Reason = Markup }], Markup);
        await using var page = await browser.Open(file);
        Assert.Equal([new Uri(file).AbsoluteUri], page.Requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)));
        Assert.Contains(Markup, await page.Ids());
        Assert.Equal(0, await page.Value<int>("document.querySelectorAll('img, main b, main script').length"));
        Assert.Equal($"not checked: {Markup}", await page.Value<string>("document.querySelector('#not-checked li').textContent"));
    }

    [Fact]
    public async Task Failures_come_first_and_the_keyboard_does_all()
    {
        await using var page = await browser.Open(pages.Write([Made.Identical("bi-a"), Made.Identical("uni-a"), MadePages.Failing("uni-b"), Made.Skipped("uni-c")]));
        Assert.Equal(["uni-b", "uni-c", "bi-a", "uni-a"], await page.Ids());
        await page.Press("/");
        await page.Page.Keyboard.TypeAsync("UNI ident");
        Assert.Equal(["uni-a"], await page.Ids());
        Assert.Equal("1 of 4", await page.Value<string>("document.getElementById('count').textContent"));
        await page.Press("Escape");
        Assert.Equal(4, (await page.Ids()).Length);
        await page.Press("ArrowDown", "ArrowDown", "ArrowUp", "Enter");
        Assert.Equal("uni-b", await page.Value<string>("document.activeElement.textContent"));
        Assert.Contains("reproduce: parity check uni-b", await page.Value<string>("document.querySelector('tr.more pre').textContent"), StringComparison.Ordinal);
        await page.Press("Tab", "ArrowRight", "ArrowDown");
        Assert.Equal("n=1, t=1, u=1: expected 0.5, got 0.75: 2.10e+6 ulp", await page.Value<string>("document.querySelector('.said').textContent"));
        await page.Press("ArrowLeft");
        Assert.Equal("t=0, u=1: equal", await page.Value<string>("document.querySelector('.said').textContent"));
    }

    [Fact]
    public async Task Outcomes_can_be_left_out()
    {
        await using var page = await browser.Open(pages.Write([Made.Identical("a"), MadePages.Failing("b")]));
        await page.Page.ClickAsync("#outcomes button.identical");
        Assert.Equal(["b"], await page.Ids());
        await page.Page.ClickAsync("#outcomes button.identical");
        Assert.Equal(["b", "a"], await page.Ids());
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(400, false)]
    [InlineData(400, true)]
    public async Task A_heat_map_tells_what_is_under_the_pointer(int width, bool dark)
    {
        await using var page = await browser.Open(pages.Write([MadePages.Failing("uni-b")]), width, dark);
        var box = await (await page.Page.QuerySelectorAsync("canvas")).BoundingBoxAsync();
        await page.Page.Mouse.MoveAsync(box.X + (box.Width * 1.5m / Sample.T), box.Y + (box.Height * 0.75m));
        Assert.Equal("n=1, t=1, u=1: expected 0.5, got 0.75: 2.10e+6 ulp", await page.Value<string>("document.getElementById('tip').textContent"));
        Assert.True(await page.Value<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the window");
        Assert.Equal(dark, await page.Value<bool>("getComputedStyle(document.body).backgroundColor !== 'rgb(255, 255, 255)'"));
    }

    [Fact]
    public async Task A_thousand_cases_with_fifty_failures()
    {
        var file = pages.Thousand();
        Assert.InRange(new FileInfo(file).Length, 1, 5_000_000);
        await using var page = await browser.Open(file);
        Assert.Equal(1000, (await page.Ids()).Length);
        await page.Press("/", "9", "9");
        Assert.Equal(19, (await page.Ids()).Length);
        await page.Press("Escape", "ArrowDown", "Enter");
        Assert.Equal("t → 0…299, u ↓ 0…127", (await page.Value<string>("document.querySelector('.axis').textContent")).Split(';')[0]);
    }
}
