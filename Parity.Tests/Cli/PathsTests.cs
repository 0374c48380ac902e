using Parity.Fixtures;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary>Folders and files may be called what they like.</summary>
public sealed class PathsTests
{
    [Theory]
    [InlineData("a folder with blanks")]
    [InlineData("größer ıİ 数")]
    [InlineData("it's {0} [red] 100%")]
    public void A_folder_of_any_name(string name)
    {
        using var fixtures = new FixtureCopy("bi-t1", "uni-ragged").Flip("bi-t1", "outputs/fw", 0);
        using var folder = new TemporaryFolder();
        foreach (var file in new[] { Manifest.FileName, "goldens/bi-t1.npz", "goldens/uni-ragged.npz" })
        {
            folder.Write(Path.Combine(name, file), File.ReadAllBytes(Path.Combine(fixtures.Path, file)));
        }

        var path = Path.Combine(folder.Path, name);
        var json = Path.Combine(path, "the report.json");
        var run = CommandLine.Run("check", "--fixtures", path, "--json", json);
        Assert.Equal((1, ""), (run.Code, run.Err));
        run.Says($"  reproduce: parity check bi-t1 --backend impl --fixtures \"{path}\"");
        Assert.StartsWith("2 cases: 1 identical, 1 differs; ", run.Lines[^1], StringComparison.Ordinal);
        Assert.True(File.Exists(json));
        Assert.Equal(0, CommandLine.Run("check", "uni-ragged", "--fixtures", path).Code);
        Assert.Equal(2, CommandLine.Run("list", "--fixtures", path + "?").Refused($"'{path}?': no such folder"));
    }
}
