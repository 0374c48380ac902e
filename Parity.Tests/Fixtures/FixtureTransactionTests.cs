using Parity.Fixtures;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Fixtures;

/// <summary>Every state that the end of a process can leave, made by hand.</summary>
public sealed class FixtureTransactionTests : IDisposable
{
    private const string Draft = ".regenerate.draft/";
    private const string Committed = ".regenerate.committed/";
    private readonly TemporaryFolder _folder = new();

    public FixtureTransactionTests()
    {
        _folder.Write("manifest.json", "old");
        _folder.Write("goldens/a.npz", "old");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_come_together_and_nothing_is_left_but_the_lock()
    {
        using (var transaction = FixtureTransaction.Begin(_folder.Path))
        {
            transaction.Write("goldens/a.npz", "new"u8);
            transaction.Write("goldens/b.npz", "new"u8);
            transaction.Write("manifest.json", "old"u8);
            Assert.Equal("goldens/a.npz=old manifest.json=old", State());
            Assert.False(File.Exists(Path.Combine(_folder.Path, Draft, "manifest.json")));
            transaction.Commit();
        }

        Assert.Equal("goldens/a.npz=new goldens/b.npz=new manifest.json=old", State());
        Assert.Equal(".regenerate.lock goldens manifest.json", Entries());
    }

    [Fact]
    public void What_is_not_committed_is_thrown_away()
    {
        using (var transaction = FixtureTransaction.Begin(_folder.Path))
        {
            transaction.Write("goldens/a.npz", "new"u8);
        }

        Assert.Equal("goldens/a.npz=old manifest.json=old", State());
        Assert.Equal(".regenerate.lock goldens manifest.json", Entries());
    }

    [Fact]
    public void A_draft_that_was_left_is_not_read_and_swept_by_the_next()
    {
        _folder.Write(Draft + "goldens/a.npz", "ne");
        FixtureTransaction.Recover(_folder.Path);
        Assert.Equal(".regenerate.draft goldens manifest.json", Entries());
        FixtureTransaction.Begin(_folder.Path).Dispose();
        Assert.Equal("goldens/a.npz=old manifest.json=old", State());
        Assert.Equal(".regenerate.lock goldens manifest.json", Entries());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public void What_was_committed_is_finished_from_any_point_by_a_reader_and_by_a_writer(bool writer, int moved)
    {
        string[] files = ["goldens/a.npz", "goldens/b.npz", "manifest.json"];
        Directory.CreateDirectory(Path.Combine(_folder.Path, Committed));
        for (var k = 0; k < files.Length; k++)
        {
            _folder.Write((k < moved ? "" : Committed) + files[k], "new");
        }

        if (writer)
        {
            FixtureTransaction.Begin(_folder.Path).Dispose();
        }
        else
        {
            FixtureTransaction.Recover(_folder.Path);
        }

        Assert.Equal("goldens/a.npz=new goldens/b.npz=new manifest.json=new", State());
        Assert.Equal(".regenerate.lock goldens manifest.json", Entries());
    }

    [Fact]
    public void A_reader_of_a_folder_in_order_writes_nothing()
    {
        FixtureTransaction.Recover(_folder.Path);
        Assert.Equal("goldens manifest.json", Entries());
    }

    [Fact]
    public void A_second_one_is_refused_in_one_line_and_a_third_after_the_first()
    {
        using (FixtureTransaction.Begin(_folder.Path))
        {
            var message = Assert.Throws<BadInputException>(() => FixtureTransaction.Begin(_folder.Path)).Message;
            Assert.Equal($"{_folder.Path}: another regenerate is at work here: nothing was written", message);
        }

        FixtureTransaction.Begin(_folder.Path).Dispose();
    }

    [Fact]
    public async Task A_reader_waits_for_one_that_is_putting_files_in_their_places()
    {
        var writer = FixtureTransaction.Begin(_folder.Path);
        _folder.Write(Committed + "goldens/a.npz", "new");
        var reader = Task.Run(() => FixtureTransaction.Recover(_folder.Path), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(reader.IsCompleted);
        writer.Dispose();
        await reader;
        Assert.Equal("goldens/a.npz=new manifest.json=old", State());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_one_line()
    {
        var file = _folder.Write("file", "x");
        Assert.StartsWith($"{file}: cannot be written: ", Assert.Throws<BadInputException>(() => FixtureTransaction.Begin(file)).Message, StringComparison.Ordinal);

        // a folder in the lock's place stands for what a read-only checkout does, for root, too
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".regenerate.lock"));
        _folder.Write(Committed + "manifest.json", "new");
        var message = Assert.Throws<BadInputException>(() => FixtureTransaction.Recover(_folder.Path)).Message;
        Assert.StartsWith($"{_folder.Path}: cannot be written to finish an interrupted regenerate: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_leaves_the_folder_is_refused()
    {
        using var transaction = FixtureTransaction.Begin(_folder.Path);
        Assert.StartsWith("path '../x' leaves", Assert.Throws<BadInputException>(() => transaction.Write("../x", "new"u8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_followed_where_it_is_read_and_replaced_where_it_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege");
        using var other = new TemporaryFolder();
        var target = other.Write("a.npz", "others'");
        File.Delete(Path.Combine(_folder.Path, "goldens/a.npz"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "goldens/a.npz"), target);
        Assert.Equal("others'"u8.ToArray(), FileBytes.Read(FileBytes.Within(_folder.Path, "goldens/a.npz")));
        using (var transaction = FixtureTransaction.Begin(_folder.Path))
        {
            transaction.Write("goldens/a.npz", "new"u8);
            transaction.Commit();
        }

        Assert.Equal("goldens/a.npz=new manifest.json=old", State());
        Assert.Equal("others'", File.ReadAllText(target));
    }

    private string State() => string.Join(' ', Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(_folder.Path, f).Replace('\\', '/'))
        .Where(f => !f.StartsWith('.'))
        .Order(StringComparer.Ordinal)
        .Select(f => $"{f}={File.ReadAllText(Path.Combine(_folder.Path, f))}"));

    private string Entries() => string.Join(' ', Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
