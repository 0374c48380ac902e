using System.Text;

namespace Parity.Reports.Page;

/// <summary>
/// A page as one HTML file that needs nothing else and asks nothing of a network: the data as JSON, and the script and the style that show it, which lie
/// beside this file.
/// </summary>
public static class HtmlPage
{
    /// <summary>The document.</summary>
    public static string Render(PageData data)
    {
        ArgumentNullException.ThrowIfNull(data);

        // whatever a case's id or a file's text holds: without '<' it ends no script, and without the two separators it is JavaScript, too
        var json = ReportJson.Compact(data)
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);
        return Resource("page.html")
            .Replace("{{style}}", Resource("page.css"), StringComparison.Ordinal)
            .Replace("{{script}}", Resource("page.js"), StringComparison.Ordinal)
            .Replace("{{data}}", json, StringComparison.Ordinal);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream($"{typeof(HtmlPage).Namespace}.{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
