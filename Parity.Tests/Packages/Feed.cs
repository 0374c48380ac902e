using System.Globalization;
using System.Reflection;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Packages;

/// <summary>What <c>dotnet pack</c> makes of the assemblies under test, in a folder that a project can restore from.</summary>
public sealed class Feed : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private string? missing;

    /// <summary>The folder.</summary>
    public string Path => folder.Path;

    /// <summary>The packages' version: another for each run, so that no cache has an older one under its name.</summary>
    public string Version { get; } = $"0.0.1-test.{TimeProvider.System.GetUtcNow().Ticks.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The packages' file names.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(Path).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal);

    /// <summary>A package's file.</summary>
    public string File(string id) => System.IO.Path.Combine(Path, $"{id}.{Version}.nupkg");

    /// <summary>Skips the test where nothing could be packed.</summary>
    public void Need() => Assert.SkipWhen(missing is not null, missing ?? string.Empty);

    /// <summary>Packs what has been built for this run of the tests, so nothing of the repository is compiled under the other version.</summary>
    public async ValueTask InitializeAsync()
    {
        missing = await Dotnet.WithoutSdk();
        if (missing is not null)
        {
            return;
        }

        var configuration = typeof(Feed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        await Dotnet.Do(Repository.Root, "pack", "--no-build", "-c", configuration, "-o", Path, $"-p:MinVerVersionOverride={Version}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
