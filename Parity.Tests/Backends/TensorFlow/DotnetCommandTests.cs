using Parity.Backends;
using Parity.Backends.TensorFlow;
using Parity.Backends.Workers;

namespace Parity.Tests.Backends.TensorFlow;

public sealed class DotnetCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_host_is_a_file() => Assert.True(File.Exists(DotnetCommand.Host()));

    [Fact]
    public void A_project_reference_brings_the_runtimeconfig()
    {
        var folder = Path.GetDirectoryName(typeof(DotnetCommand).Assembly.Location)!;
        Assert.True(File.Exists(Path.Combine(folder, "Parity.runtimeconfig.json")));
        Assert.Equal(["exec", Path.Combine(folder, "Parity.dll")], DotnetCommand.Program());
    }

    [Fact]
    public void Without_one_the_entry_assemblys_is_used()
    {
        var library = _folder.Write("Parity.dll", "");
        Assert.Contains("no Parity.runtimeconfig.json", Assert.Throws<BackendException>(() => DotnetCommand.Program(library, "Mine")).Message, StringComparison.Ordinal);
        var config = _folder.Write("Mine.runtimeconfig.json", "");
        Assert.Equal(["exec", "--runtimeconfig", config, library], DotnetCommand.Program(library, "testhost"));
        var deps = _folder.Write("Mine.deps.json", "");
        _folder.Write("Other.runtimeconfig.json", "");
        Assert.Equal(["exec", "--runtimeconfig", config, "--depsfile", deps, library], DotnetCommand.Program(library, "Mine"));
        Assert.Throws<BackendException>(() => DotnetCommand.Program(library, "testhost"));
    }
}
