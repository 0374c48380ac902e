using System.Text.RegularExpressions;
using System.Xml.Linq;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;
using Parity.Tests.Docs;

namespace Parity.Tests.Packages;

/// <summary>docs/ci.md's two examples, run as they stand there by someone who has the packed tool, a fixture folder and a port.</summary>
public sealed partial class CiPageTests : IClassFixture<Feed>, IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ci.md"));
    private readonly FixtureCopy fixtures = new("uni-ragged", "uni-t1", "bi-ragged");
    private readonly TemporaryFolder theirs = new();
    private readonly string python;

    public CiPageTests(Feed feed)
    {
        feed.Need();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the examples are for /bin/sh");
        python = PythonWithNumpy.Need();
        Directory.CreateSymbolicLink(Path.Combine(theirs.Path, "artifacts"), feed.Path);
        Directory.CreateSymbolicLink(Path.Combine(theirs.Path, "my-fixtures"), fixtures.Path);
        File.Copy(Path.Combine(Repository.Root, "docs", "port.py"), Path.Combine(theirs.Path, "my_port.py"));
    }

    public void Dispose()
    {
        fixtures.Dispose();
        theirs.Dispose();
    }

    [Fact]
    public async Task In_a_shell()
    {
        var script = ShellBlock().Match(Page).Groups[1].Value;
        Assert.Equal(0, await Run(script));
        Assert.Equal("3", (string?)XDocument.Load(Path.Combine(theirs.Path, "parity.xml")).Root!.Attribute("tests"));
        Assert.StartsWith("### ✅ parity: 3 cases: ", File.ReadAllText(Path.Combine(theirs.Path, "parity.md")), StringComparison.Ordinal);

        fixtures.Flip("uni-ragged", "state/h", 3);
        fixtures.Change("uni-t1", a => a.Need("outputs").As<float>()[0] += 1);
        Assert.Equal(1, await Run(script.Split('\n', 2)[1]));
        Assert.Contains("\"outcome\":\"differs\"", File.ReadAllText(Path.Combine(theirs.Path, "parity.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_GitHub_Actions()
    {
        var steps = RunStep().Match(Page).Groups[1].Value;
        Assert.Equal(0, await Run(steps.Replace("${{ matrix.shard }}", "1", StringComparison.Ordinal)));
        Assert.Contains("2 cases: ", File.ReadAllText(Path.Combine(theirs.Path, "summary.md")), StringComparison.Ordinal);
    }

    [GeneratedRegex("```sh\n(?<steps>.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex ShellBlock();

    [GeneratedRegex("- run: \\|\n(?<steps>.*?)\n      - uses", RegexOptions.Singleline, 1000)]
    private static partial Regex RunStep();

    private async Task<int> Run(string script)
    {
        Assert.Contains(".parity/parity check", script, StringComparison.Ordinal);
        var (code, text) = await Dotnet.RunProgram("/bin/sh", theirs.Path, "-ec", $"export GITHUB_STEP_SUMMARY=summary.md\n{script.Replace("python3", python, StringComparison.Ordinal)}");
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        return code;
    }
}
