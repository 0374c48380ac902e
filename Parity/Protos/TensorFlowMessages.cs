using System.ComponentModel;
using ProtoBuf;

namespace Parity.Protos.TensorFlow;

// The parts of TensorFlow's tensor_bundle.proto, graph.proto and saved_model.proto that weights need; names, field numbers and types are TensorFlow's. What a file has besides is passed over.

internal enum Endianness
{
    Little = 0,
    Big = 1,
}

[ProtoContract]
internal sealed class BundleHeaderProto
{
    [ProtoMember(1)] public int NumShards { get; set; }
    [ProtoMember(2)] public Endianness Endianness { get; set; }
    [ProtoMember(3)] public VersionDef? Version { get; set; }
}

[ProtoContract]
internal sealed class BundleEntryProto
{
    [ProtoMember(1)] public int Dtype { get; set; }
    [ProtoMember(2)] public TensorShapeProto? Shape { get; set; }
    [ProtoMember(3)] public int ShardId { get; set; }
    [ProtoMember(4)] public long Offset { get; set; }
    [ProtoMember(5)] public long Size { get; set; }
    [ProtoMember(6, DataFormat = DataFormat.FixedSize)] public uint Crc32C { get; set; }
    [ProtoMember(7)] public List<TensorSliceProto> Slices { get; set; } = [];
}

[ProtoContract]
internal sealed class VersionDef
{
    [ProtoMember(1)] public int Producer { get; set; }
    [ProtoMember(2)] public int MinConsumer { get; set; }
}

[ProtoContract]
internal sealed class Dim
{
    [ProtoMember(1)] public long Size { get; set; }
}

[ProtoContract]
internal sealed class TensorShapeProto
{
    [ProtoMember(2)] public List<Dim> Dim { get; set; } = [];
    [ProtoMember(3)] public bool UnknownRank { get; set; }
}

[ProtoContract]
internal sealed class Extent
{
    [ProtoMember(1)] public long Start { get; set; }
    [ProtoMember(2)] public long Length { get; set; }
}

[ProtoContract]
internal sealed class TensorSliceProto
{
    [ProtoMember(1)] public List<Extent> Extent { get; set; } = [];
}

[ProtoContract]
internal sealed class TensorProto
{
    [ProtoMember(1)] public int Dtype { get; set; }
    [ProtoMember(2)] public TensorShapeProto? TensorShape { get; set; }
    [ProtoMember(4)] public byte[]? TensorContent { get; set; }
    [ProtoMember(5)] public List<float> FloatVal { get; set; } = [];
    [ProtoMember(6)] public List<double> DoubleVal { get; set; } = [];
    [ProtoMember(7)] public List<int> IntVal { get; set; } = [];
    [ProtoMember(10)] public List<long> Int64Val { get; set; } = [];
}

[ProtoContract]
internal sealed class AttrValue
{
    [ProtoMember(4)] public float? F { get; set; }
    [ProtoMember(8)] public TensorProto? Tensor { get; set; }
}

[ProtoContract]
internal sealed class NodeDef
{
    [ProtoMember(1), DefaultValue("")] public string Name { get; set; } = string.Empty;
    [ProtoMember(2), DefaultValue("")] public string Op { get; set; } = string.Empty;
    [ProtoMember(3)] public List<string> Input { get; set; } = [];
    [ProtoMember(5), ProtoMap] public Dictionary<string, AttrValue> Attr { get; } = new(StringComparer.Ordinal);
}

[ProtoContract]
internal sealed class GraphDef
{
    [ProtoMember(1)] public List<NodeDef> Node { get; set; } = [];
}

[ProtoContract]
internal sealed class MetaGraphDef
{
    [ProtoMember(2)] public GraphDef? GraphDef { get; set; }
}

[ProtoContract]
internal sealed class SavedModel
{
    [ProtoMember(1)] public long SavedModelSchemaVersion { get; set; }
    [ProtoMember(2)] public List<MetaGraphDef> MetaGraphs { get; set; } = [];
}
