using System.Globalization;
using System.Text;
using Parity.Protos.Onnx;
using Parity.Tensors;

namespace Parity.Onnx;

/// <summary>A graph as it grows, node by node; a node's output is named after its operator and its place, so that the same calls make the same bytes.</summary>
/// <param name="name">The graph's name.</param>
internal sealed class GraphBuilder(string name)
{
    private const int Int = 2, String = 3, Ints = 7, Strings = 8, Float = 1, Floats = 6, IrVersion = 8, OpSet = 14;
    private readonly GraphProto graph = new() { Name = name };

    /// <summary>The model; ONNX Runtime reads its version of operators from 1.10 on.</summary>
    public ModelProto Model => new() { IrVersion = IrVersion, ProducerName = "parity", OpsetImport = [new() { Version = OpSet }], Graph = graph };

    /// <summary>An input of the model; a dimension is a number or a name.</summary>
    public string Input(string input, DType type, params object[] shape)
    {
        graph.Input.Add(Value(input, type, shape));
        return input;
    }

    /// <summary>An output of the model: a node's output, which gets this name.</summary>
    public void Output(string output, string value, DType type, params object[] shape)
    {
        foreach (var names in graph.Node.SelectMany(n => new[] { n.Output, n.Input }))
        {
            for (var k = 0; k < names.Count; k++)
            {
                names[k] = names[k] == value ? output : names[k];
            }
        }

        graph.Output.Add(Value(output, type, shape));
    }

    /// <summary>A constant; one of the same name and value is the same.</summary>
    public string Constant(string constant, Tensor tensor)
    {
        if (!graph.Initializer.Any(i => i.Name == constant))
        {
            graph.Initializer.Add(OnnxTensor.Write(constant, tensor));
        }

        return constant;
    }

    /// <summary>A constant whole number.</summary>
    public string Scalar(long value) => Constant(string.Create(CultureInfo.InvariantCulture, $"scalar/{value}"), Tensor.Of(new[] { value }));

    /// <summary>A constant row of one whole number, as operators take axes.</summary>
    public string Row(long value) => Constant(string.Create(CultureInfo.InvariantCulture, $"row/{value}"), Tensor.Of(new[] { value }, 1));

    /// <summary>A node of one output, which it returns.</summary>
    public string Add(string type, IReadOnlyList<string> inputs, params (string Name, object Value)[] attributes) => Add(type, inputs, 1, attributes)[0];

    /// <summary>A node; an input that is left out is empty. Returns its outputs.</summary>
    public IReadOnlyList<string> Add(string type, IReadOnlyList<string> inputs, int outputs, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = string.Create(CultureInfo.InvariantCulture, $"{type.ToLowerInvariant()}_{graph.Node.Count}"), Input = [.. inputs] };
        while (node.Input is [.., ""])
        {
            node.Input.RemoveAt(node.Input.Count - 1);
        }

        node.Output.AddRange(Enumerable.Range(0, outputs).Select(k => outputs == 1 ? node.Name + "/y" : string.Create(CultureInfo.InvariantCulture, $"{node.Name}/y{k}")));
        node.Attribute.AddRange(attributes.Select(a => Attribute(a.Name, a.Value)));
        graph.Node.Add(node);
        return node.Output;
    }

    private static AttributeProto Attribute(string name, object value) => value switch
    {
        long i => new() { Name = name, Type = Int, I = i },
        int i => new() { Name = name, Type = Int, I = i },
        string s => new() { Name = name, Type = String, S = Encoding.UTF8.GetBytes(s) },
        long[] all => new() { Name = name, Type = Ints, Ints = [.. all] },
        string[] all => new() { Name = name, Type = Strings, Strings = [.. all.Select(Encoding.UTF8.GetBytes)] },
        float[] all => new() { Name = name, Type = Floats, Floats = [.. all] },
        float f => new() { Name = name, Type = Float, F = f },
        _ => throw new ArgumentException($"no attribute of {value.GetType()}", nameof(value)),
    };

    private static ValueInfoProto Value(string name, DType type, object[] shape) => new()
    {
        Name = name,
        Type = new TypeProto
        {
            TensorType = new TensorTypeProto
            {
                ElemType = OnnxTensor.Type(type),
                Shape = new TensorShapeProto
                {
                    Dim = [.. shape.Select(d => d is string free ? new Dimension { DimParam = free } : new Dimension { DimValue = (int)d })],
                },
            },
        },
    };
}
