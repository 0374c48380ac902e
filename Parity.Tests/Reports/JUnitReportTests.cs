using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Parity.Comparison;
using Parity.Reports;

namespace Parity.Tests.Reports;

public sealed class JUnitReportTests
{
    private static readonly CheckReport Every = new(
        [Made.Identical(), Made.Within, Made.Differs, Made.Error, Made.BadInput, Made.Skipped("gru"), Made.Port("uni-ragged", "outputs")],
        ["scalar (not asked for: --backend NAME)"]);

    [Fact]
    public void Every_outcome() => Snapshot.Match(Made.Scrub(Render(Every)));

    [Fact]
    public void It_keeps_to_what_readers_of_JUnit_take() => Validate(Render(Every));

    [Fact]
    public void The_schema_refuses_what_is_none() =>
        Assert.Throws<XmlSchemaValidationException>(() => Validate(Render(Every).Replace("<skipped ", "<left ", StringComparison.Ordinal)));

    [Fact]
    public void Counts_are_those_of_the_tests()
    {
        var root = XDocument.Parse(Render(Every)).Root!;
        Assert.Equal(("7", "1", "2", "1"), Counts(root));
        Assert.Equal(7, root.Descendants("testcase").Count());
        Assert.Single(root.Descendants("failure"));
        Assert.Equal(2, root.Descendants("error").Count());
        Assert.Single(root.Descendants("skipped"));
        Assert.Equal(7, root.Elements("testsuite").Sum(s => int.Parse(Counts(s).Tests, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Markup_and_characters_that_XML_has_not_are_harmless()
    {
        const string Id = "<b>\"&'\u0001\u001b[31m\ud83d\ude00\ud800";
        var xml = Render(new CheckReport([Made.Error with { Id = Id, Reason = "]]><script>\0" }], []));
        Validate(xml);
        var test = XDocument.Parse(xml).Descendants("testcase").Single();
        Assert.Equal("<b>\"&'\ufffd\ufffd[31m\ud83d\ude00\ufffd", (string?)test.Attribute("name"));
        Assert.Equal("]]><script>\ufffd", (string?)test.Element("error")!.Attribute("message"));
    }

    private static string Render(CheckReport report) => JUnitReport.Render(report, new TextReport("parity", string.Empty));

    private static (string Tests, string Failures, string Errors, string Skipped) Counts(XElement suite) =>
        ((string)suite.Attribute("tests")!, (string)suite.Attribute("failures")!, (string)suite.Attribute("errors")!, (string)suite.Attribute("skipped")!);

    private static void Validate(string xml)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(null, Path.Combine(Repository.Root, "Parity.Tests", "Reports", "junit.xsd"));
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }
    }
}
