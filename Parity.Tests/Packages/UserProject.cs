using System.Xml.Linq;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Packages;

/// <summary>A user's test project, outside the repository: the package Parity, xunit, and a fixture folder of theirs.</summary>
internal sealed class UserProject : IDisposable
{
    private const string Tests = """
        using Parity.Backends;
        using Parity.Backends.Impl;
        using Parity.Backends.TensorFlow;
        using Parity.Comparison;
        using Parity.Fixtures;
        using Parity.Judging;
        using Xunit;

        public sealed class GateTests
        {
            [Fact]
            public void Impl_equals_the_goldens() => Judge(new ImplBackend(threads: 1));

            [Fact]
            public void TensorFlow_makes_them_again()
            {
                using var tensorflow = new TensorFlowBackend();
                Assert.SkipWhen(tensorflow.Unavailable is not null, tensorflow.Unavailable ?? "");
                Judge(tensorflow);
            }

            private static void Judge(IBackend backend)
            {
                var cases = FixtureFolder.Open(Path.Combine(AppContext.BaseDirectory, "my-fixtures")).Cases;
                Assert.NotEmpty(cases);
                foreach (var row in cases)
                {
                    var verdict = new Judge(backend, new GoldenBackend(), BudgetRule.Stated).Run(row);
                    Assert.True(verdict.Outcome is CaseOutcome.Identical or CaseOutcome.Within, $"{row.Id}: {verdict.Outcome} {verdict.Reason}");
                }
            }
        }

        """;

    private readonly TemporaryFolder folder = new();

    private UserProject()
    {
    }

    /// <summary>The folder.</summary>
    public string Path => folder.Path;

    /// <summary>The folder of what is built.</summary>
    public string Output => System.IO.Path.Combine(Path, "bin", "Release", "net10.0");

    /// <summary>Writes it.</summary>
    public static async Task<UserProject> Create(Feed feed, string fixtures)
    {
        var packages = await PackageFolder();
        var project = new UserProject();
        project.folder.Write("UserTests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Parity" Version="{feed.Version}" />
                <PackageReference Include="xunit.v3" Version="{VersionHere("xunit.v3")}" />
                <None Include="{fixtures}/**" LinkBase="my-fixtures" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
        project.folder.Write("GateTests.cs", Tests);
        project.folder.Write("global.json", File.ReadAllBytes(System.IO.Path.Combine(Repository.Root, "global.json")));

        // not the user's but the test's: the feed, and what the repository itself was restored from, are all that is needed;
        // no registry is asked, and the machine's package folder gets no test versions
        project.folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestoreSources>{feed.Path}</RestoreSources>
                <RestorePackagesPath>{System.IO.Path.Combine(project.Path, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{packages}</RestoreFallbackFolders>
              </PropertyGroup>
            </Project>
            """);
        return project;
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private static async Task<string> PackageFolder() =>
        (await Dotnet.Do(Repository.Root, "nuget", "locals", "global-packages", "--list")).Split(": ", 2)[1].Trim();

    private static string VersionHere(string package) =>
        (string)XDocument.Load(System.IO.Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").Single(e => (string?)e.Attribute("Include") == package).Attribute("Version")!;
}
