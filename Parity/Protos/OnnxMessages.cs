using System.ComponentModel;
using ProtoBuf;

namespace Parity.Protos.Onnx;

// The part of ONNX's onnx.proto3 that recurrent operators need; names, field numbers and types are ONNX's. What a model has besides is kept and written back.

[ProtoContract]
internal sealed class ModelProto : Extensible
{
    [ProtoMember(1)] public long IrVersion { get; set; }
    [ProtoMember(2), DefaultValue("")] public string ProducerName { get; set; } = string.Empty;
    [ProtoMember(7, IsRequired = true)] public GraphProto Graph { get; set; } = new();
    [ProtoMember(8)] public List<OperatorSetIdProto> OpsetImport { get; set; } = [];
}

[ProtoContract]
internal sealed class OperatorSetIdProto : Extensible
{
    [ProtoMember(1), DefaultValue("")] public string Domain { get; set; } = string.Empty;
    [ProtoMember(2)] public long Version { get; set; }
}

[ProtoContract]
internal sealed class GraphProto : Extensible
{
    [ProtoMember(1)] public List<NodeProto> Node { get; set; } = [];
    [ProtoMember(2), DefaultValue("")] public string Name { get; set; } = string.Empty;
    [ProtoMember(5)] public List<TensorProto> Initializer { get; set; } = [];
    [ProtoMember(11)] public List<ValueInfoProto> Input { get; set; } = [];
    [ProtoMember(12)] public List<ValueInfoProto> Output { get; set; } = [];
}

[ProtoContract]
internal sealed class NodeProto : Extensible
{
    [ProtoMember(1)] public List<string> Input { get; set; } = [];
    [ProtoMember(2)] public List<string> Output { get; set; } = [];
    [ProtoMember(3), DefaultValue("")] public string Name { get; set; } = string.Empty;
    [ProtoMember(4), DefaultValue("")] public string OpType { get; set; } = string.Empty;
    [ProtoMember(5)] public List<AttributeProto> Attribute { get; set; } = [];
    [ProtoMember(7), DefaultValue("")] public string Domain { get; set; } = string.Empty;
}

[ProtoContract]
internal sealed class AttributeProto : Extensible
{
    [ProtoMember(1), DefaultValue("")] public string Name { get; set; } = string.Empty;
    [ProtoMember(2)] public float F { get; set; }
    [ProtoMember(3)] public long I { get; set; }
    [ProtoMember(4)] public byte[]? S { get; set; }
    [ProtoMember(5)] public TensorProto? T { get; set; }
    [ProtoMember(6)] public GraphProto? G { get; set; }
    [ProtoMember(7)] public List<float> Floats { get; set; } = [];
    [ProtoMember(8)] public List<long> Ints { get; set; } = [];
    [ProtoMember(9)] public List<byte[]> Strings { get; set; } = [];
    [ProtoMember(20)] public int Type { get; set; }
}

[ProtoContract]
internal sealed class TensorProto : Extensible
{
    [ProtoMember(1)] public List<long> Dims { get; set; } = [];
    [ProtoMember(2)] public int DataType { get; set; }
    [ProtoMember(4)] public List<float> FloatData { get; set; } = [];
    [ProtoMember(5)] public List<int> Int32Data { get; set; } = [];
    [ProtoMember(7)] public List<long> Int64Data { get; set; } = [];
    [ProtoMember(8), DefaultValue("")] public string Name { get; set; } = string.Empty;
    [ProtoMember(9)] public byte[]? RawData { get; set; }
    [ProtoMember(10)] public List<double> DoubleData { get; set; } = [];
    [ProtoMember(13)] public List<StringStringEntryProto> ExternalData { get; set; } = [];
    [ProtoMember(14)] public int DataLocation { get; set; }
}

[ProtoContract]
internal sealed class StringStringEntryProto : Extensible
{
    [ProtoMember(1), DefaultValue("")] public string Key { get; set; } = string.Empty;
    [ProtoMember(2), DefaultValue("")] public string Value { get; set; } = string.Empty;
}

[ProtoContract]
internal sealed class ValueInfoProto : Extensible
{
    [ProtoMember(1), DefaultValue("")] public string Name { get; set; } = string.Empty;
    [ProtoMember(2)] public TypeProto? Type { get; set; }
}

[ProtoContract]
internal sealed class TensorTypeProto : Extensible
{
    [ProtoMember(1)] public int ElemType { get; set; }
    [ProtoMember(2)] public TensorShapeProto? Shape { get; set; }
}

[ProtoContract]
internal sealed class TypeProto : Extensible
{
    [ProtoMember(1)] public TensorTypeProto? TensorType { get; set; }
}

[ProtoContract]
internal sealed class Dimension : Extensible
{
    [ProtoMember(1)] public long? DimValue { get; set; }
    [ProtoMember(2)] public string? DimParam { get; set; }
}

[ProtoContract]
internal sealed class TensorShapeProto : Extensible
{
    [ProtoMember(1)] public List<Dimension> Dim { get; set; } = [];
}
