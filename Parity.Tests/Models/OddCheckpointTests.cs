using Parity.Models;
using Parity.Protos.TensorFlow;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Models;

/// <summary>Checkpoints that are whole, and yet not to be read: each says why in a line.</summary>
public sealed class OddCheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Prefix => Path.Combine(folder.Path, "odd.ckpt");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_made_one_is_read()
    {
        var made = Made();
        Assert.Null(Complaint(made));
        Assert.Equal([0f, 0f], TensorFlowModel.Open(Prefix).Read("v").Array<float>());
    }

    [Fact]
    public void Big_endian()
    {
        var made = Made();
        made.Header.Endianness = Endianness.Big;
        Assert.Equal(".index: written on a big-endian machine: expected little-endian", Complaint(made));
    }

    [Fact]
    public void Snappy() => Assert.Equal(".index: block at 0: compressed with snappy, which is not read (TensorFlow writes checkpoints without it)", Complaint(Made(compression: 1)));

    [Fact]
    public void Compressed_otherwise() => Assert.Equal(".index: block at 0: compressed in a way that is not known (7)", Complaint(Made(compression: 7)));

    [Fact]
    public void Of_a_later_version()
    {
        var made = Made();
        made.Header.Version!.MinConsumer = 2;
        Assert.Equal(".index: needs a reader of version 2: expected 1 or less", Complaint(made));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_000)]
    [InlineData(int.MaxValue)]
    public void Of_no_number_of_data_files(int shards)
    {
        var made = Made();
        made.Header.NumShards = shards;
        Assert.StartsWith(FormattableString.Invariant($".index: header: {shards} data files: expected 1…99999"), Complaint(made), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, 8)]
    [InlineData(-1, 0, 8)]
    [InlineData(0, -1, 8)]
    [InlineData(0, 0, -1)]
    public void A_tensor_in_no_place(int shard, long offset, long size)
    {
        var made = Made();
        (made.Entries["v"].ShardId, made.Entries["v"].Offset, made.Entries["v"].Size) = (shard, offset, size);
        Assert.Equal(FormattableString.Invariant($": 'v': {size} bytes from {offset} of data file {shard}: there is no such place"), Complaint(made));
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(long.MaxValue, 8)]
    [InlineData(0, long.MaxValue)]
    public void A_tensor_past_the_end(long offset, long size)
    {
        var made = Made();
        (made.Entries["v"].Offset, made.Entries["v"].Size) = (offset, size);
        Assert.StartsWith($".data-00000-of-00001: cut short: {Prefix}: 'v' needs bytes ", Complaint(made), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(": 'v': float32[3] has 12 bytes, got 8", 3L)]
    [InlineData(": 'v': [9223372036854775807, 9223372036854775807] is larger than the limit, 1073741824 bytes", long.MaxValue, long.MaxValue)]
    [InlineData(": 'v': its shape is not known: [2, -1]", 2L, -1L)]
    public void A_shape_that_its_bytes_are_not_of(string line, params long[] shape)
    {
        var made = Made();
        made.Entries["v"].Shape = Shape(shape);
        Assert.Equal(line, Complaint(made));
    }

    [Theory]
    [InlineData("a_bfloat16", "bfloat16")]
    [InlineData("a_string", "string")]
    [InlineData("a_float16", "float16")]
    [InlineData("a_bool", "bool")]
    [InlineData("a_int8", "int8")]
    [InlineData("a_uint8", "uint8")]
    [InlineData("a_complex64", "complex64")]
    public void A_type_that_is_not_read(string name, string dtype)
    {
        var model = new StoredModel("2.15.1", "kinds").Open(string.Empty);
        Assert.Equal($": '{name}': dtype {dtype}: expected float32, float64, int32 or int64", Complaints.Of(model.Path, () => model.Read(name)));
    }

    [Fact]
    public void The_types_that_are_read()
    {
        var model = new StoredModel("1.15.5", "kinds").Open(string.Empty);
        Assert.Equal([1.5f, -2f], model.Read("a_float32").Array<float>());
        Assert.Equal([0.1], model.Read("a_float64").Array<double>());
        Assert.Equal([7], model.Read("a_int32").Array<int>());
        Assert.Equal(("int64[]", 123L), (model.Read("a_int64").ToString(), model.Read("a_int64").Array<long>()[0]));
        Assert.Equal(": no variable 'a_float'", Complaints.Of(model.Path, () => model.Read("a_float")));
    }

    [Fact]
    public void A_resource()
    {
        var made = Made();
        made.Entries["v"].Dtype = 20;
        Assert.Null(Complaint(made));
        Assert.Equal(": 'v': dtype resource: expected float32, float64, int32 or int64", Complaints.Of(Prefix, () => TensorFlowModel.Open(Prefix).Read("v")));
    }

    [Fact]
    public void A_partitioned_variable()
    {
        var model = new StoredModel("2.15.1", "partitioned").Open(string.Empty);
        Assert.Equal(["rnn/lstm_cell/bias", "rnn/lstm_cell/kernel"], model.Variables.Select(v => v.Name));
        Assert.Equal(": 'rnn/lstm_cell/kernel': partitioned into 2 parts: expected a whole variable (save it without a partitioner)", Complaints.Of(model.Path, () => model.Cells("rnn")));
    }

    [Fact]
    public void A_table_that_is_no_index()
    {
        Assert.Equal(".index: no header: not the index of a checkpoint", Complaint(new MadeCheckpoint { Headless = true, Entries = { ["v"] = new() } }));
        Assert.Equal(".index: no header: not the index of a checkpoint", Complaint(new MadeCheckpoint { Headless = true }));
    }

    private static MadeCheckpoint Made(byte compression = 0) => new() { Compression = compression, Entries = { ["v"] = new() { Dtype = 1, Shape = Shape(2), Size = 8, Crc32C = 0x07980329 } } };

    private static TensorShapeProto Shape(params long[] axes) => new() { Dim = [.. axes.Select(a => new Dim { Size = a })] };

    private string? Complaint(MadeCheckpoint made) => Complaint(made.Index());

    private string? Complaint(byte[] index)
    {
        folder.Write("odd.ckpt.index", index);
        folder.Write("odd.ckpt.data-00000-of-00001", new byte[8]);
        return Complaints.Of(Prefix, () => TensorFlowModel.Open(Prefix).Check());
    }
}
