using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>What a graph file is: <c>graphs/NAME.json</c>, which the exporter writes beside <c>graphs/NAME.pb.gz</c>.</summary>
public sealed record GraphDescription
{
    /// <summary>The end of a graph's file name.</summary>
    public const string GraphExtension = ".pb.gz";

    /// <summary>The gzipped GraphDef, an absolute path.</summary>
    public required string GraphFile { get; init; }

    /// <summary>The name of both files.</summary>
    public required string Name { get; init; }

    /// <summary><c>driver</c>, <c>cell</c> or <c>initial</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The version of TensorFlow that exported it.</summary>
    public required string TensorFlow { get; init; }

    /// <summary>The call of TensorFlow's API, as Python.</summary>
    public required string Call { get; init; }

    /// <summary>The SHA-256 over the exporter's source.</summary>
    public required string ExporterSha256 { get; init; }

    /// <summary>The SHA-256 of the graph's file, lower-case hexadecimal.</summary>
    public required string GraphSha256 { get; init; }

    /// <summary>What to feed, by the array's name.</summary>
    public required IReadOnlyDictionary<string, GraphTensor> Feeds { get; init; }

    /// <summary>What to fetch, by the array's name.</summary>
    public required IReadOnlyDictionary<string, GraphTensor> Fetches { get; init; }

    /// <summary>What may be fetched besides, in a cell graph; empty in others.</summary>
    public required IReadOnlyDictionary<string, GraphTensor> Intermediates { get; init; }

    /// <summary>Reads the description of a graph in a fixture folder, and checks that the graph is the one described.</summary>
    /// <exception cref="BadInputException">A file is missing, malformed or outside the folder, or the graph has another hash.</exception>
    public static GraphDescription Read(string folder, string graph)
    {
        var graphFile = FileBytes.Within(folder, graph);
        if (!graphFile.EndsWith(GraphExtension, StringComparison.Ordinal))
        {
            throw new BadInputException($"{graphFile}: expected a file name that ends in {GraphExtension}");
        }

        var description = GraphDescriptionReader.Read(graphFile[..^GraphExtension.Length] + ".json", graphFile);
        var got = FileBytes.Sha256(FileBytes.Read(graphFile));
        return got == description.GraphSha256
            ? description
            : throw new BadInputException($"{graphFile}: sha256: expected {description.GraphSha256}, got {got}");
    }

    /// <summary>Checks that exactly the feeds are given, each with its type and shape.</summary>
    /// <exception cref="BadInputException">An array is missing, does not fit or is not fed.</exception>
    public void CheckFeeds(TensorSet arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        foreach (var (name, expected) in Feeds)
        {
            var got = arrays.Find(name) ?? throw new BadInputException($"array '{name}' is missing: graph '{Name}' is fed with it");
            if (!expected.Fits(got))
            {
                throw new BadInputException($"array '{name}': graph '{Name}' expected {expected}, got {got}");
            }
        }

        if (arrays.Keys.FirstOrDefault(n => !Feeds.ContainsKey(n)) is { } extra)
        {
            throw new BadInputException($"array '{extra}': graph '{Name}' is not fed with it");
        }
    }
}
