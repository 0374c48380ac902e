using Parity.Reports;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Packages;

namespace Parity.Tests.Reports;

/// <summary>The JUnit file, read by somebody else's parser: Debian's python3-junitparser.</summary>
public sealed class JUnitParserTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import sys
        from junitparser import JUnitXml
        root = JUnitXml.fromfile(sys.argv[1])
        print(root.tests, root.failures, root.errors, root.skipped)
        for suite in root:
            print(suite.name)
            for test in suite:
                for result in test.result:
                    print(" ", test.classname, test.name, type(result).__name__, result.message)
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_finds_every_suite_case_and_result()
    {
        Assert.SkipUnless(File.Exists(Python) && (await Dotnet.RunProgram(Python, folder.Path, "-c", "import junitparser")).Code == 0, $"no package junitparser for {Python} (Debian's python3-junitparser)");
        var report = new CheckReport([Made.Identical(), Made.Within, Made.Differs, Made.Error with { Id = "<b>&\"" }, Made.BadInput, Made.Skipped("gru")], ["scalar (not asked for: --backend NAME)"]);
        var file = folder.Write("parity.xml", System.Text.Encoding.UTF8.GetBytes(JUnitReport.Render(report, new TextReport("parity", string.Empty))));
        var (code, text) = await Dotnet.RunProgram(Python, folder.Path, "-c", Script, file);
        Assert.Equal(0, code);
        Snapshot.Match(text);
    }
}
