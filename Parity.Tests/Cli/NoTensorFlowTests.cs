using Parity.Fixtures;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary>A file that was named as TensorFlow's library and is none: exit code 4 in one line, and nothing is written.</summary>
public sealed class NoTensorFlowTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FixtureCopy fixtures = new("uni-t1");

    public void Dispose()
    {
        folder.Dispose();
        fixtures.Dispose();
    }

    [Fact]
    public void A_text_file() => Refuses(folder.Write("libtensorflow.so.2", "not a library"), "cannot be loaded: ");

    [Fact]
    public void A_library_of_something_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the C library is found through /proc");
        var libc = File.ReadLines("/proc/self/maps").First(l => l.EndsWith("/libc.so.6", StringComparison.Ordinal));
        Refuses(libc[libc.IndexOf('/', StringComparison.Ordinal)..], "is not TensorFlow's C library (it does not export TF_GraphImportGraphDef)");
    }

    private void Refuses(string library, string line)
    {
        var manifest = File.ReadAllBytes(Path.Combine(fixtures.Path, Manifest.FileName));
        Assert.Equal(4, fixtures.Check("--backend", "tensorflow", "--tensorflow", library).Refused($"tensorflow is not available here: {library}: {line}"));
        Assert.Equal(4, CommandLine.Run("regenerate", "--fixtures", fixtures.Path, "--tensorflow", library).Refused($"TensorFlow is not available here: {library}: {line}"));
        Assert.Equal(manifest, File.ReadAllBytes(Path.Combine(fixtures.Path, Manifest.FileName)));
        var doctor = CommandLine.Run("doctor", "--fixtures", fixtures.Path, "--tensorflow", library);
        Assert.Equal(4, doctor.Code);
        Assert.StartsWith($"parity: TensorFlow: {library}: {line}", doctor.Err, StringComparison.Ordinal);
    }
}
