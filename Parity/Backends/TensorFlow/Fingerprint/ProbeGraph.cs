using System.Text;

namespace Parity.Backends.TensorFlow;

/// <summary>
/// The graph that TensorFlow's numerics are measured with, as a GraphDef written field by field: the products <c>nn</c>, <c>tn</c>, <c>nt</c> of
/// <c>a</c> and <c>b</c> (which of them is transposed), and <c>tanh</c>, <c>sigmoid</c> of <c>x</c>, <c>sigmoid64</c> of <c>x64</c>, of any shape.
/// </summary>
internal static class ProbeGraph
{
    /// <summary>What a request names in the place of a file.</summary>
    public const string Name = "(probe)";

    private const int Float = 1;
    private const int Double = 2;
    private const int Producer = 27;

    /// <summary>The serialised GraphDef.</summary>
    public static byte[] Bytes() =>
    [
        .. Placeholder("a", Float),
        .. Placeholder("b", Float),
        .. Placeholder("x", Float),
        .. Placeholder("x64", Double),
        .. MatMul("nn", false, false),
        .. MatMul("tn", true, false),
        .. MatMul("nt", false, true),
        .. Node("tanh", "Tanh", ["x"], Type("T", Float)),
        .. Node("sigmoid", "Sigmoid", ["x"], Type("T", Float)),
        .. Node("sigmoid64", "Sigmoid", ["x64"], Type("T", Double)),
        .. Field(4, [1 << 3, Producer]), // versions { producer }
    ];

    private static byte[] Placeholder(string name, byte type) => Node(name, "Placeholder", [], Type("dtype", type));

    private static byte[] MatMul(string name, bool transposeA, bool transposeB) =>
        Node(name, "MatMul", ["a", "b"], [.. Type("T", Float), .. Flag("transpose_a", transposeA), .. Flag("transpose_b", transposeB)]);

    // GraphDef { node = 1 }, NodeDef { name = 1, op = 2, input = 3, attr = 5: map of AttrValue { b = 5, type = 6 } }
    private static byte[] Node(string name, string op, string[] inputs, byte[] attributes) =>
        Field(1, [.. Field(1, Text(name)), .. Field(2, Text(op)), .. inputs.SelectMany(i => Field(3, Text(i))), .. attributes]);

    private static byte[] Type(string name, byte type) => Field(5, [.. Field(1, Text(name)), .. Field(2, [6 << 3, type])]);

    private static byte[] Flag(string name, bool value) => Field(5, [.. Field(1, Text(name)), .. Field(2, [5 << 3, value ? (byte)1 : (byte)0])]);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Field(int number, byte[] content) => [(byte)((number << 3) | 2), checked((byte)content.Length), .. content];
}
