using System.IO.Compression;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Fixtures;

public sealed class NpzFileTests
{
    public static TheoryData<Tensor> Tensors =>
    [
        Tensor.Of([1.5f, -0f, float.NaN, float.Epsilon, float.MaxValue, float.NegativeInfinity], 2, 3),
        Tensor.Of([1.5, -0.0, double.NaN, double.Epsilon, double.MinValue, double.PositiveInfinity], 1, 6, 1),
        Tensor.Of([int.MinValue, 0, int.MaxValue], 3),
        Tensor.Of([long.MinValue, 0, long.MaxValue], 3),
        Tensor.Of([2.5f], []),
        Tensor.Of([7L], []),
        Tensor.Of(Array.Empty<float>(), 0, 4),
        Tensor.Of(Array.Empty<double>(), 3, 0, 2),
        Tensor.Of(Array.Empty<int>(), 0),
    ];

    [Theory]
    [MemberData(nameof(Tensors), DisableDiscoveryEnumeration = true)]
    public void What_is_written_is_read_bit_for_bit(Tensor tensor)
    {
        var got = NpzFile.Read("x.npz", NpzFile.ToBytes(new TensorSet { ["gradient/weights/rnn/lstm_cell/kernel"] = tensor }));
        var (name, read) = Assert.Single(got);
        Assert.Equal(("gradient/weights/rnn/lstm_cell/kernel", tensor.DType), (name, read.DType));
        Assert.Equal(tensor.Shape, read.Shape);
        Assert.Equal(tensor.Bytes.ToArray(), read.Bytes.ToArray());
    }

    [Fact]
    public void The_same_arrays_give_the_same_bytes_in_whatever_order_they_came()
    {
        Tensor a = Tensor.Of([1f, 2f], 2), b = Tensor.Of([3L], 1);
        var bytes = NpzFile.ToBytes(new TensorSet { ["outputs"] = a, ["inputs"] = b });
        Assert.Equal(bytes, NpzFile.ToBytes(new TensorSet { ["inputs"] = b, ["outputs"] = a }));
    }

    [Fact]
    public void Entries_are_stored_in_name_order_with_a_fixed_date()
    {
        var arrays = new TensorSet { ["b"] = Tensor.Zeros(DType.Float64, 1000), ["a"] = Tensor.Zeros(DType.Float32, 2), ["B"] = Tensor.Zeros(DType.Int32, 2) };
        using var zip = new ZipArchive(new MemoryStream(NpzFile.ToBytes(arrays)));
        Assert.Equal("B.npy a.npy b.npy", string.Join(' ', zip.Entries.Select(e => e.FullName)));
        Assert.All(zip.Entries, e => Assert.Equal((new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), e.Length), (e.LastWriteTime.DateTime, e.CompressedLength)));
    }

    [Fact]
    public void A_built_in_golden_written_again_has_the_same_bytes()
    {
        var path = Path.Combine(Repository.Fixtures, "goldens", "uni-ragged-init.npz");
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(bytes, NpzFile.ToBytes(NpzFile.Read(path, bytes)));
    }

    [Fact]
    public void Deflated_archives_are_read()
    {
        var content = Npy.Zip(CompressionLevel.Optimal, ("outputs.npy", Npy.Of("<f4", "(1, 2000)", Npy.Floats(new float[2000]))));
        Assert.InRange(content.Length, 1, 1000);
        Assert.Equal([1, 2000], NpzFile.Read("x.npz", content)["outputs"].Shape);
    }

    [Theory]
    [InlineData(false, 1f, 2f, 3f, 4f, 5f, 6f)]
    [InlineData(true, 1f, 4f, 2f, 5f, 3f, 6f)]
    public void Both_orders_are_read(bool fortran, params float[] stored)
    {
        var got = NpzFile.Read("x.npz", Npy.Zip("a", Npy.Of("<f4", "(2, 3)", Npy.Floats(stored), fortran)))["a"];
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], got.Array<float>());
        Assert.Equal([2, 3], got.Shape);
    }

    [Fact]
    public void Big_endian_is_read()
    {
        var data = Npy.Floats(1.5f, -2f).Chunk(4).SelectMany(b => b.Reverse()).ToArray();
        Assert.Equal([1.5f, -2f], NpzFile.Read("x.npz", Npy.Zip("a", Npy.Of(">f4", "(2,)", data)))["a"].Array<float>());
    }

    [Fact]
    public void A_file_is_written_and_read()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "new", "x.npz");
        NpzFile.Write(path, new TensorSet { ["a"] = Tensor.Of([4], 1) });
        Assert.Equal([4], NpzFile.Read(path)["a"].Array<int>());
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(path)!));
    }
}
