using PuppeteerSharp;

namespace Parity.Tests.Reports.Page;

/// <summary>A headless Chromium of this machine; tests that need one are skipped where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string?[] Places = [Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is { } path)
        {
            // root, as in a container, has no sandbox
            browser = await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = path, Headless = true, Args = ["--no-sandbox", "--disable-gpu"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
    }

    /// <summary>Opens a file, this many pixels wide.</summary>
    public async Task<OpenPage> Open(string file, int width = 1280, bool dark = false)
    {
        Assert.SkipWhen(browser is null, "no Chromium: CHROMIUM names none, and none is installed");
        var page = await browser.NewPageAsync();
        var requests = new List<string>();
        var errors = new List<string>();
        page.Request += (_, e) => requests.Add(e.Request.Url);
        page.PageError += (_, e) => errors.Add(e.Message);
        page.Console += (_, e) => errors.Add(e.Message.Text);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 800 });
        await page.EmulateMediaFeaturesAsync([new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = dark ? "dark" : "light" }]);
        await page.GoToAsync(new Uri(file).AbsoluteUri);
        await page.WaitForSelectorAsync("tbody[aria-busy=false]");
        return new OpenPage(page, requests, errors);
    }

    /// <summary>A page in the browser.</summary>
    /// <param name="Page">The page.</param>
    /// <param name="Requests">What it asked for.</param>
    /// <param name="Errors">What its script complained of.</param>
    public sealed record OpenPage(IPage Page, List<string> Requests, List<string> Errors) : IAsyncDisposable
    {
        /// <summary>The value of an expression in the page.</summary>
        public Task<T> Value<T>(string expression) => Page.EvaluateExpressionAsync<T>(expression);

        /// <summary>The ids of the cases that are to be seen.</summary>
        public Task<string[]> Ids() => Value<string[]>("[...document.querySelectorAll('tr.case:not([hidden]) button')].map(b => b.textContent)");

        /// <summary>Presses keys, one after the other.</summary>
        public async Task Press(params string[] keys)
        {
            foreach (var key in keys)
            {
                await Page.Keyboard.PressAsync(key);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Page.CloseAsync();
            Assert.Empty(Errors);
        }
    }
}
