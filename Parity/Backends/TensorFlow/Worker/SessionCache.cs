using System.IO.Compression;
using Parity.Backends.TensorFlow.Native;
using Parity.Fixtures;

namespace Parity.Backends.TensorFlow;

/// <summary>The sessions of the graphs used last: to import a graph and to let TensorFlow optimise it costs far more than to run it.</summary>
internal sealed class SessionCache(byte[] config) : IDisposable
{
    private const int Capacity = 8;
    private readonly LinkedList<(string Key, GraphSession Session)> _latestFirst = new();

    /// <summary>The graph's session; made where there is none, in place of the one that was not used for longest.</summary>
    /// <exception cref="BackendException">TensorFlow fails.</exception>
    /// <exception cref="BadInputException">The file has another hash, or is no graph.</exception>
    public GraphSession Get(string path, string sha256)
    {
        var key = $"{sha256} {path}";
        for (var node = _latestFirst.First; node is not null; node = node.Next)
        {
            if (node.Value.Key == key)
            {
                _latestFirst.Remove(node);
                _latestFirst.AddFirst(node);
                return node.Value.Session;
            }
        }

        var session = new GraphSession(Path.GetFileName(path), ReadGraph(path, sha256), config);
        _latestFirst.AddFirst((key, session));
        if (_latestFirst.Count > Capacity)
        {
            _latestFirst.Last!.Value.Session.Dispose();
            _latestFirst.RemoveLast();
        }

        return session;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, session) in _latestFirst)
        {
            session.Dispose();
        }

        _latestFirst.Clear();
    }

    private static byte[] ReadGraph(string path, string sha256)
    {
        if (path == ProbeGraph.Name)
        {
            return ProbeGraph.Bytes();
        }

        var file = FileBytes.Read(path);
        var got = FileBytes.Sha256(file);
        if (got != sha256)
        {
            throw new BadInputException($"{path}: sha256: expected {sha256}, got {got}: the file was changed after it was checked");
        }

        try
        {
            using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            using var graph = new MemoryStream();
            gzip.CopyTo(graph);
            return graph.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new BadInputException($"{path}: not a gzip file: {e.Message}", e);
        }
    }
}
