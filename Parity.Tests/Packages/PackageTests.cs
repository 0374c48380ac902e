using System.IO.Compression;
using System.Xml.Linq;
using Parity.Backends.TensorFlow;
using Parity.Fixtures;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;

namespace Parity.Tests.Packages;

/// <summary>What someone has who installs the packages: no checkout, no project reference.</summary>
public sealed class PackageTests(Feed feed) : IClassFixture<Feed>, IDisposable
{
    private const string Flipped = "bi-ragged";
    private readonly FixtureCopy fixtures = WithGraphs(new FixtureCopy(Flipped, "uni-ragged"));
    private readonly TemporaryFolder elsewhere = new();

    public void Dispose()
    {
        fixtures.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public void There_are_three()
    {
        feed.Need();
        Assert.Equal(new[] { "Parity", "Parity.Impl", "Parity.Tool" }.Select(id => Path.GetFileName(feed.File(id))).Order(StringComparer.Ordinal), feed.Files);
    }

    [Theory]
    [InlineData("Parity.Impl", "")]
    [InlineData("Parity", "NumSharp Parity.Impl System.IO.Hashing System.Numerics.Tensors protobuf-net")]
    [InlineData("Parity.Tool", "")]
    public void Each_needs_only_what_it_says_and_has_the_README(string id, string needs)
    {
        feed.Need();
        using var package = ZipFile.OpenRead(feed.File(id));
        Assert.NotNull(package.GetEntry("README.md"));
        using var stream = package.GetEntry($"{id}.nuspec")!.Open();
        var dependencies = XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "dependency").ToList();
        Assert.Equal(needs, string.Join(' ', dependencies.Select(d => (string)d.Attribute("id")!).Order(StringComparer.Ordinal)));
        Assert.All(dependencies.Where(d => (string)d.Attribute("id")! == "Parity.Impl"), d => Assert.Equal(feed.Version, (string)d.Attribute("version")!));
    }

    [Fact]
    public async Task The_installed_tool_judges_a_users_folder()
    {
        feed.Need();
        var tools = Path.Combine(elsewhere.Path, "tools");
        await Dotnet.Do(elsewhere.Path, "tool", "install", "Parity.Tool", "--tool-path", tools, "--source", feed.Path, "--prerelease");
        Task<(int Code, string Text)> Parity(params string[] args) => Dotnet.RunProgram(Path.Combine(tools, "parity"), elsewhere.Path, args);

        var (code, text) = await Parity("check", "--fixtures", fixtures.Path);
        Assert.True(code == 0, text);
        Assert.StartsWith("2 cases: 2 identical; ", text.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        if (HasTensorFlow())
        {
            (code, text) = await Parity("check", "--fixtures", fixtures.Path, "--backend", "tensorflow");
            Assert.True(code == 0, text);
        }

        (code, text) = await Parity("check");
        Assert.True(code == 2 && text.StartsWith("parity: ", StringComparison.Ordinal) && text.Contains("--fixtures", StringComparison.Ordinal), $"{code} {text}");

        fixtures.Flip(Flipped, "outputs/bw", 11);
        (code, text) = await Parity("check", "--fixtures", fixtures.Path);
        Assert.True(code == 1, text);
        Assert.Contains($"reproduce: parity check {Flipped} ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_installed_library_judges_it_in_a_users_tests()
    {
        feed.Need();
        using var project = await UserProject.Create(feed, fixtures.Path);
        var text = await Dotnet.Do(project.Path, "test", "-c", "Release");
        Assert.Contains(HasTensorFlow() ? "succeeded: 2" : "succeeded: 1", text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(project.Output, "Parity.runtimeconfig.json")), "the TensorFlow worker's runtimeconfig.json is not beside Parity.dll");

        fixtures.Flip(Flipped, "outputs/bw", 11);
        var (code, red) = await Dotnet.Run(project.Path, "test", "-c", "Release", "--no-restore");
        Assert.NotEqual(0, code);
        Assert.Contains($"{Flipped}: Differs", red, StringComparison.Ordinal);
    }

    private static bool HasTensorFlow()
    {
        using var tensorflow = new TensorFlowBackend();
        return tensorflow.Unavailable is null;
    }

    private static FixtureCopy WithGraphs(FixtureCopy copy)
    {
        Directory.CreateDirectory(Path.Combine(copy.Path, "graphs"));
        foreach (var graph in FixtureFolder.Open(copy.Path).Cases.SelectMany(c => new[] { c.Graph!, c.CellGraph! }).Distinct(StringComparer.Ordinal))
        {
            foreach (var file in new[] { graph, graph.Replace(".pb.gz", ".json", StringComparison.Ordinal) })
            {
                File.Copy(Path.Combine(Repository.Fixtures, file), Path.Combine(copy.Path, file));
            }
        }

        return copy;
    }
}
