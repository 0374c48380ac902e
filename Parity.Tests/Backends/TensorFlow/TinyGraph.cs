using System.IO.Compression;
using System.Text;
using Parity.Fixtures;

namespace Parity.Tests.Backends.TensorFlow;

/// <summary>A GraphDef of two placeholders <c>a</c>, <c>b</c> (float32) and <c>sum = AddV2(a, b)</c>, written field by field, and its description: what a test of the worker needs without an exporter.</summary>
internal static class TinyGraph
{
    private const int Float = 1;
    private const int Producer = 27;

    /// <summary>The description, with holes for what a test changes.</summary>
    public static string Description(string sha256, string feedShape = "[null]", string dtype = "float32") => $$"""
        { "format": 1, "kind": "driver", "name": "tiny", "tensorflow": "2.15.1", "call": "tf.add(a, b)", "exporter_sha256": "0", "graph_sha256": "{{sha256}}",
          "feeds": {
            "inputs": { "tensor": "a:0", "dtype": "{{dtype}}", "shape": {{feedShape}} },
            "cotangent/outputs": { "tensor": "b:0", "dtype": "float32", "shape": [null] } },
          "fetches": { "outputs": { "tensor": "sum:0", "dtype": "float32", "shape": [null] } } }
        """;

    /// <summary>Writes <c>graphs/tiny.pb.gz</c> and <c>graphs/tiny.json</c>.</summary>
    public static void Write(TemporaryFolder folder)
    {
        var graph = Gzipped();
        folder.Write("graphs/tiny.pb.gz", graph);
        folder.Write("graphs/tiny.json", Description(FileBytes.Sha256(graph)));
    }

    /// <summary>The gzipped GraphDef.</summary>
    public static byte[] Gzipped()
    {
        byte[] graph =
        [
            .. Field(1, Node("a", "Placeholder", "dtype")),
            .. Field(1, Node("b", "Placeholder", "dtype")),
            .. Field(1, Node("sum", "AddV2", "T", "a", "b")),
            .. Field(4, [1 << 3, Producer]), // versions { producer }
        ];
        return Gzip(graph);
    }

    public static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return bytes.ToArray();
    }

    // NodeDef { name = 1, op = 2, input = 3, attr = 5: map of AttrValue { type = 6 } }
    private static byte[] Node(string name, string op, string typeAttribute, params string[] inputs) =>
    [
        .. Field(1, Encoding.UTF8.GetBytes(name)),
        .. Field(2, Encoding.UTF8.GetBytes(op)),
        .. inputs.SelectMany(i => Field(3, Encoding.UTF8.GetBytes(i))),
        .. Field(5, [.. Field(1, Encoding.UTF8.GetBytes(typeAttribute)), .. Field(2, [6 << 3, Float])]),
    ];

    private static byte[] Field(int number, byte[] content) => [(byte)((number << 3) | 2), checked((byte)content.Length), .. content];
}
