namespace Parity.Fixtures;

/// <summary>
/// Changes several files of a fixture folder together: whoever reads the folder after the process was ended at any moment finds all of them old or all new.
/// New files are collected in a draft folder; the draft's renaming is the commit; then they are moved to their places, by the next who comes if not by us.
/// One transaction a folder at a time. Guards against the end of a process, not against a loss of power.
/// </summary>
public sealed class FixtureTransaction : IDisposable
{
    private const string LockName = ".regenerate.lock";
    private const string DraftName = ".regenerate.draft";
    private const string CommittedName = ".regenerate.committed";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly string folder;
    private readonly FileStream held;

    private FixtureTransaction(string folder, FileStream held) => (this.folder, this.held) = (folder, held);

    private string Draft => Path.Combine(folder, DraftName);

    private string Committed => Path.Combine(folder, CommittedName);

    /// <summary>Begins one; the folder is made where it is not there. What an earlier one left is finished if it was committed, else thrown away.</summary>
    /// <exception cref="BadInputException">Another is at work in the folder, or it cannot be written.</exception>
    public static FixtureTransaction Begin(string folder)
    {
        var full = Path.GetFullPath(folder);
        return Guard(full, () =>
        {
            Directory.CreateDirectory(full);
            var transaction = TryLock(full) ?? throw new BadInputException($"{full}: another regenerate is at work here: nothing was written");
            try
            {
                transaction.Finish();
                Sweep(transaction.Draft);
                return transaction;
            }
            catch
            {
                transaction.held.Dispose();
                throw;
            }
        });
    }

    /// <summary>To be called before a folder is read: finishes what was committed and not yet in place. Without such a thing it writes nothing and needs no permission.</summary>
    /// <exception cref="BadInputException">There is such a thing, and the folder cannot be written.</exception>
    public static void Recover(string folder)
    {
        var full = Path.GetFullPath(folder);
        var committed = Path.Combine(full, CommittedName);
        for (var waited = TimeSpan.Zero; Directory.Exists(committed); waited += TimeSpan.FromMilliseconds(50))
        {
            using var transaction = Guard(full, () => TryLock(full));
            if (transaction is not null)
            {
                Guard(full, () =>
                {
                    transaction.Finish();
                    return true;
                });
                return;
            }

            // its owner is alive and about to be done
            if (waited > Patience)
            {
                throw new BadInputException($"{full}: another regenerate is at work here");
            }

            Thread.Sleep(50);
        }
    }

    /// <summary>Adds a file's new content, to <see cref="Commit"/>; nothing where it has that content already.</summary>
    /// <exception cref="BadInputException">The path leaves the folder, or cannot be written.</exception>
    public void Write(string relative, ReadOnlySpan<byte> content)
    {
        var target = FileBytes.Within(folder, relative);
        if (!File.Exists(target) || !FileBytes.Read(target).AsSpan().SequenceEqual(content))
        {
            FileBytes.Write(Path.Combine(Draft, Path.GetRelativePath(folder, target)), content);
        }
    }

    /// <summary>Puts all files in their places.</summary>
    /// <exception cref="BadInputException">They cannot be written.</exception>
    public void Commit() => Guard(folder, () =>
    {
        if (Directory.Exists(Draft))
        {
            Directory.Move(Draft, Committed);
            Finish();
        }

        return true;
    });

    /// <summary>Throws away what was not committed.</summary>
    public void Dispose()
    {
        try
        {
            Sweep(Draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the next one sweeps it
        }

        held.Dispose();
    }

    /// <summary>Moves what was committed to its places. A file that was moved is not there any more, so this can be begun again at any point.</summary>
    private void Finish()
    {
        if (!Directory.Exists(Committed))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(Committed, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList())
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Committed, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target, overwrite: true);
        }

        Sweep(Committed);
    }

    /// <summary>The system releases the lock when its holder ends, however it ends; the file itself stays, since removing it would let two in.</summary>
    private static FixtureTransaction? TryLock(string folder)
    {
        try
        {
            return new FixtureTransaction(folder, new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            return null;
        }
    }

    /// <summary>EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static bool IsSharingViolation(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static void Sweep(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static T Guard<T>(string folder, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var unfinished = Directory.Exists(Path.Combine(folder, CommittedName)) ? " to finish an interrupted regenerate" : string.Empty;
            throw new BadInputException($"{folder}: cannot be written{unfinished}: {e.Message}", e);
        }
    }
}
