using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parity.Reports.Page;

/// <summary>
/// A page as one HTML file that needs nothing else and asks nothing of a network: the data as JSON, and the script and the style that show it, which lie
/// beside this file.
/// </summary>
public static partial class HtmlPage
{
    /// <summary>The document.</summary>
    public static string Render(PageData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var maps = data.Cases.Select((c, k) => c.Maps.Count == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"<script type=\"application/json\" id=\"maps-{k}\">{Json(c.Maps)}</script>\n"));
        return Place().Replace(Resource("page.html"), place => place.Groups["name"].Value switch
        {
            "style" => Resource("page.css"),
            "script" => Resource("page.js"),
            "data" => Json(data),
            _ => string.Concat(maps),
        });
    }

    /// <summary>Whatever a case's id or a file's text holds: without '&lt;' it ends no script, and without the two separators it is JavaScript, too.</summary>
    private static string Json(object data) => ReportJson.Compact(data)
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
        .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream($"{typeof(HtmlPage).Namespace}.{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{(?<name>style|script|data|maps)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
