using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Parity.Comparison;

namespace Parity.Reports;

/// <summary>
/// A check in JUnit's XML, which CI systems read: a suite a backend, a test a case. What differs is a failure, what could not be judged an error, what
/// was left out is skipped with its reason.
/// </summary>
public static class JUnitReport
{
    /// <summary>The document; <paramref name="text"/> writes a failure's details.</summary>
    public static string Render(CheckReport report, TextReport text)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(text);
        var suites = report.Verdicts.GroupBy(v => (v.Backend, v.Against)).Select(g => Suite($"{g.Key.Backend} against {g.Key.Against}", [.. g], report, text));
        var root = new XElement("testsuites", new XAttribute("name", "parity"), Counts(report.Verdicts), suites);
        var output = new StringBuilder();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            root.WriteTo(writer);
        }

        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{output}\n";
    }

    private static XElement Suite(string name, IReadOnlyList<CaseVerdict> verdicts, CheckReport report, TextReport text) => new(
        "testsuite",
        new XAttribute("name", Legal(name)),
        Counts(verdicts),
        report.NotChecked.Count == 0 ? null : new XElement("properties", report.NotChecked.Select(line => new XElement("property", new XAttribute("name", "not checked"), new XAttribute("value", Legal(line))))),
        verdicts.Select(v => Test(v, text)));

    private static XElement Test(CaseVerdict verdict, TextReport text) => new(
        "testcase",
        new XAttribute("name", Legal(verdict.Id)),
        new XAttribute("classname", Legal($"parity.{verdict.Backend}")),
        verdict.Outcome switch
        {
            CaseOutcome.Skipped => new XElement("skipped", new XAttribute("message", Legal(verdict.Reason ?? string.Empty))),
            CaseOutcome.Differs => Failed("failure", verdict, text),
            CaseOutcome.Error or CaseOutcome.BadInput => Failed("error", verdict, text),
            _ => null,
        });

    private static XElement Failed(string kind, CaseVerdict verdict, TextReport text)
    {
        var details = text.Details(verdict).Select(l => l.Text).Where(l => l.Length > 0);
        return new(kind, new XAttribute("type", verdict.Outcome.ToString()), new XAttribute("message", Legal(TextReport.Headline(verdict))), Legal(string.Join('\n', details)));
    }

    private static IEnumerable<XAttribute> Counts(IReadOnlyList<CaseVerdict> verdicts)
    {
        yield return Count("tests", verdicts, _ => true);
        yield return Count("failures", verdicts, o => o == CaseOutcome.Differs);
        yield return Count("errors", verdicts, o => o is CaseOutcome.Error or CaseOutcome.BadInput);
        yield return Count("skipped", verdicts, o => o == CaseOutcome.Skipped);
    }

    private static XAttribute Count(string name, IReadOnlyList<CaseVerdict> verdicts, Predicate<CaseOutcome> which) =>
        new(name, verdicts.Count(v => which(v.Outcome)).ToString(CultureInfo.InvariantCulture));

    /// <summary>XML has no place for most control characters, escaped or not; an id or a message may have them.</summary>
    private static string Legal(string value)
    {
        var legal = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            // a lone surrogate is enumerated as U+FFFD
            var text = rune.ToString();
            legal.Append(text.Length == 2 || XmlConvert.IsXmlChar(text[0]) ? text : "\ufffd");
        }

        return legal.ToString();
    }
}
