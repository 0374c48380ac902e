using Parity.Fixtures;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Fixtures;

public sealed class FileBytesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_written_whole_and_leaves_nothing_beside_it()
    {
        var file = Path.Combine(_folder.Path, "a", "b", "x.npz");
        FileBytes.Write(file, "old and longer"u8);
        FileBytes.Write(file, "new"u8);
        Assert.Equal("new"u8.ToArray(), FileBytes.Read(file));
        Assert.Equal(file, Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(file)!)));
    }

    [Fact]
    public void A_write_that_fails_is_one_line_and_leaves_nothing_either()
    {
        var taken = Path.GetDirectoryName(_folder.Write("taken/inside", "x"))!;
        var message = Assert.Throws<BadInputException>(() => FileBytes.Write(taken, "new"u8)).Message;
        Assert.StartsWith($"'{taken}' cannot be written: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.Equal(taken, Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path)));
        Assert.True(File.Exists(Path.Combine(taken, "inside")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("file/x.json")]
    public void A_path_that_cannot_be_is_one_line(string relative)
    {
        _folder.Write("file", "x");
        var path = relative.Length == 0 ? relative : Path.Combine(_folder.Path, relative);
        Assert.StartsWith($"'{path}' cannot be written: ", Assert.Throws<BadInputException>(() => FileBytes.Write(path, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_named()
    {
        var missing = Path.Combine(_folder.Path, "no", "such");
        Assert.Equal($"{missing}: no such file", Assert.Throws<BadInputException>(() => FileBytes.Read(missing)).Message);
        Assert.StartsWith($"{_folder.Path}: cannot be read: ", Assert.Throws<BadInputException>(() => FileBytes.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("goldens/x.npz", true)]
    [InlineData("goldens/../x.npz", true)]
    [InlineData("../x.npz", false)]
    [InlineData("goldens/../../x.npz", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("../fixtures-of-another/x.npz", false)]
    public void A_path_must_stay_in_its_folder(string relative, bool inside)
    {
        var root = Path.Combine(_folder.Path, "fixtures");
        if (inside)
        {
            Assert.StartsWith(root + Path.DirectorySeparatorChar, FileBytes.Within(root, relative), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal($"path '{relative}' leaves the fixture folder {root}", Assert.Throws<BadInputException>(() => FileBytes.Within(root, relative)).Message);
        }
    }

    [Fact]
    public void The_hash_is_sha256_in_lower_case() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", FileBytes.Sha256("abc"u8));
}
