using System.Text;

namespace Parity.Reports;

/// <summary>Text broken at blanks into lines of 80 columns.</summary>
internal static class Wrapped
{
    private const int Width = 80;

    /// <summary>The lines, each after an indent; none of no text.</summary>
    public static IEnumerable<ReportLine> Lines(string indent, string text)
    {
        var line = new StringBuilder(indent);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > Width)
            {
                yield return new(line.ToString());
                line.Clear().Append(indent).Append("  ");
            }

            line.Append(line.ToString().TrimStart().Length > 0 ? " " : string.Empty).Append(word);
        }

        if (line.Length > indent.Length)
        {
            yield return new(line.ToString());
        }
    }
}
