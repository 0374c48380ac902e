using System.Text;

namespace Parity.Reports;

/// <summary>Text broken at blanks into lines of 80 columns.</summary>
internal static class Wrapped
{
    private const int Width = 80;

    /// <summary>The lines of a text that begins with its label, each after an indent, all but the first two columns further in; none of no text.</summary>
    public static IEnumerable<ReportLine> Lines(string indent, string text) => Lines(indent, indent + "  ", text);

    /// <summary>The lines of a paragraph, each after an indent.</summary>
    public static IEnumerable<ReportLine> Paragraph(string indent, string text) => Lines(indent, indent, text);

    private static IEnumerable<ReportLine> Lines(string indent, string rest, string text)
    {
        var line = new StringBuilder(indent);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.ToString().TrimStart().Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return new(line.ToString());
                line.Clear().Append(rest);
            }

            line.Append(line.ToString().TrimStart().Length > 0 ? " " : string.Empty).Append(word);
        }

        if (line.Length > indent.Length)
        {
            yield return new(line.ToString());
        }
    }
}
