using System.IO.Compression;
using Parity.Fixtures;

namespace Parity.Tests.Fixtures;

/// <summary>Whatever is wrong with a file is one line that names it.</summary>
public sealed class NpzFaultsTests
{
    private static readonly byte[] Good = Npy.Zip("outputs", Npy.Of("<f4", "(2,)", Npy.Floats(1, 2)));

    [Fact]
    public void A_missing_file() => Assert.Equal("/no/such.npz: no such file", Assert.Throws<BadInputException>(() => NpzFile.Read("/no/such.npz")).Message);

    [Fact]
    public void Any_truncation()
    {
        for (var length = 0; length < Good.Length; length++)
        {
            Assert.StartsWith("not a readable npz file: ", Complaint(Good[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_zip_at_all() => Assert.StartsWith("not a readable npz file: ", Complaint("this is no archive"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public void An_entry_of_another_suffix() =>
        Assert.Equal("entry 'outputs.txt': expected names that end in .npy", Complaint(Npy.Zip(CompressionLevel.Optimal, ("outputs.txt", [1]))));

    [Fact]
    public void An_array_that_claims_more_than_the_limit_is_not_unpacked()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("array 'outputs' claims 1073741825 bytes, the limit is 1073741824", Complaint(Npy.Claim(Good, (1u << 30) + 1)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(100)]
    public void An_array_that_claims_more_or_less_than_it_holds(int size) =>
        Assert.StartsWith("not a readable npz file: ", Complaint(Npy.Claim(Good, (uint)size)), StringComparison.Ordinal);

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void An_array_that_is_whole_where_its_claim_ends_and_goes_on(CompressionLevel level)
    {
        var npy = Npy.Of("<f4", "(2,)", Npy.Floats(1, 2));
        var longer = Npy.Zip(level, ("outputs.npy", [.. npy, .. new byte[1000]]));
        Assert.StartsWith("not a readable npz file: ", Complaint(Npy.Claim(longer, (uint)npy.Length)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_with_a_bit_turned()
    {
        var damaged = Good.ToArray();
        damaged[damaged.AsSpan().IndexOf("NUMPY"u8) + 130] ^= 1;
        Assert.StartsWith("not a readable npz file: array 'outputs': crc32: expected ", Complaint(damaged), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<f2", 4, "Half")]
    [InlineData("|b1", 2, "Boolean")]
    [InlineData("|u1", 2, "Byte")]
    [InlineData("<i2", 4, "Int16")]
    [InlineData("<u4", 8, "UInt32")]
    [InlineData("<c16", 32, "Complex")]
    public void A_dtype_that_fixtures_have_not(string descr, int bytes, string name) =>
        Assert.Equal($"array 'a': expected float32, float64, int32 or int64, got {name}", Complaint(Npy.Zip("a", Npy.Of(descr, "(2,)", new byte[bytes]))));

    [Theory]
    [InlineData("<U3", 24)]
    [InlineData("|O", 16)]
    [InlineData("<x9", 16)]
    public void A_dtype_that_is_none(string descr, int bytes) =>
        Assert.Contains("npz", Complaint(Npy.Zip("a", Npy.Of(descr, "(2,)", new byte[bytes]))), StringComparison.Ordinal);

    [Theory]
    [InlineData("(3,)")]
    [InlineData("(2000000000,)")]
    [InlineData("(4000000000,)")]
    [InlineData("(4000000000, 4000000000, 4)")]
    [InlineData("(-1,)")]
    [InlineData("nonsense")]
    public void A_header_that_does_not_fit_the_data(string shape) =>
        Assert.StartsWith("not a readable npz file: ", Complaint(Npy.Zip("a", Npy.Of("<f4", shape, Npy.Floats(1, 2)))), StringComparison.Ordinal);

    [Fact]
    public void An_entry_that_is_no_npy() => Assert.StartsWith("not a readable npz file: ", Complaint(Npy.Zip("a", [1, 2, 3])), StringComparison.Ordinal);

    [Fact]
    public void An_array_that_is_there_twice()
    {
        var npy = Npy.Of("<f4", "(1,)", Npy.Floats(1));
        Assert.Equal("array 'a' is there twice", Complaint(Npy.Zip(CompressionLevel.NoCompression, ("a.npy", npy), ("a.npy", npy))));
    }

    /// <summary>The complaint after the file's name.</summary>
    private static string Complaint(byte[] content)
    {
        var message = Assert.Throws<BadInputException>(() => NpzFile.Read("/some/file.npz", content)).Message;
        Assert.StartsWith("/some/file.npz: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message["/some/file.npz: ".Length..];
    }
}
