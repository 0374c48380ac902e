namespace Parity.Backends.Peers;

/// <summary>Finds a peer's worker: where its variable says, in its folder beside <c>Parity.dll</c>, in a checkout's build.</summary>
internal static class PeerLocator
{
    /// <summary>The worker's path, or why there is none, where it was looked for and how to get it.</summary>
    public static (string? Path, string? Reason) Find(Peer peer) =>
        Find(peer, Environment.GetEnvironmentVariable(peer.Variable), Path.GetDirectoryName(typeof(Peer).Assembly.Location), [AppContext.BaseDirectory, Environment.CurrentDirectory]);

    /// <summary>The same, with everything that it depends on.</summary>
    /// <param name="peer">Whose.</param>
    /// <param name="named">The variable's value; null or empty is not set.</param>
    /// <param name="beside">The folder of <c>Parity.dll</c>; null or empty where it is no file.</param>
    /// <param name="starts">Folders in or below a checkout.</param>
    internal static (string? Path, string? Reason) Find(Peer peer, string? named, string? beside, IReadOnlyList<string> starts)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named) ? (Path.GetFullPath(named), null) : (null, $"{peer.Variable}={named}: no such file");
        }

        var built = Path.Combine("tools", peer.Folder, "bin", "Release", "net10.0", peer.Worker);
        var found = (string.IsNullOrEmpty(beside) ? [] : new[] { Path.Combine(beside, peer.Folder, peer.Worker) })
            .Concat(starts.SelectMany(AndAbove).Select(folder => Path.Combine(folder, built)))
            .FirstOrDefault(File.Exists);
        return found is not null ? (found, null) : (null,
            $"no {peer.Worker}: {peer.Variable} is not set, and there is no {peer.Folder}/{peer.Worker} beside Parity.dll and no {built} in {string.Join(", ", starts.Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal))} or above; in a checkout 'dotnet build tools/{peer.Folder} -c Release' makes it");
    }

    private static IEnumerable<string> AndAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
