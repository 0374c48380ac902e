using System.Buffers.Binary;
using System.Text;
using Parity.Tensors;
using Parity.Weights.Files;

namespace Parity.Tests.Weights;

/// <summary>A header is believed in nothing.</summary>
public sealed class SafeTensorsFileTests
{
    private const string Good = """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F64","shape":[1,1],"data_offsets":[8,16]}}""";

    [Fact]
    public void Tensors_are_read()
    {
        var set = SafeTensorsFile.Read("x", Make(Good, Values));
        Assert.Equal(["a", "b"], set.Keys);
        Assert.Equal([1.5f, -2f], set["a"].Array<float>());
        Assert.Equal((DType.Float64, 3.25), (set["b"].DType, set["b"].At(0)));
        Assert.Equal([1, 1], set["b"].Shape);
    }

    [Theory]
    [InlineData("\"F32\",\"shape\":[2]", "\"F32\",\"shape\":[3]", "x: tensor 'a': float32[3] takes 12 bytes, data_offsets give 8")]
    [InlineData("[8,16]", "[8,24]", "x: tensor 'b': data_offsets [8, 24]: the file has 16 bytes of data")]
    [InlineData("[8,16]", "[4,12]", "x: tensor 'b': begins at 4, expected 8: tensors overlap")]
    [InlineData("[0,8]", "[-8,0]", "x: tensor 'a': data_offsets [-8, 0]: the file has 16 bytes of data")]
    [InlineData("\"F64\"", "\"BF16\"", "x: tensor 'b': dtype BF16: expected F32, F64, I32 or I64; convert it first")]
    [InlineData("\"shape\":[1,1],", "", "x: tensor 'b': expected dtype, shape and data_offsets: ")]
    [InlineData("[1,1]", "[4294967296,4294967296]", "x: tensor 'b': expected dtype, shape and data_offsets: ")]
    [InlineData("[1,1]", "[2147483647,2147483647]", "x: tensor 'b': ")]
    [InlineData("\"b\":", "\"a\":", "x: tensor 'a' is there twice")]
    [InlineData("}}", "}", "x: header: not JSON: ")]
    public void A_header_that_lies_is_refused(string find, string replace, string line) =>
        Assert.StartsWith(line, Refused(Make(Good.Replace(find, replace, StringComparison.Ordinal), Values)), StringComparison.Ordinal);

    [Fact]
    public void A_length_that_lies_is_refused()
    {
        var content = Make(Good, Values);
        BinaryPrimitives.WriteUInt64LittleEndian(content, ulong.MaxValue);
        Assert.Equal($"x: header: claims 18446744073709551615 bytes, the file has {content.Length - 8} after its length", Refused(content));
    }

    [Fact]
    public void Bytes_after_the_last_tensor_are_refused() => Assert.Equal("x: tensors take 16 bytes, the file has 17", Refused([.. Make(Good, Values), 0]));

    /// <summary>Cut anywhere, it is refused in a line, and nothing else happens.</summary>
    [Fact]
    public void Cut_short_anywhere_it_is_refused()
    {
        var content = Make(Good, Values);
        Assert.All(Enumerable.Range(0, content.Length), length => Assert.StartsWith("x: ", Refused(content[..length]), StringComparison.Ordinal));
    }

    private static byte[] Values => [.. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-2f), .. BitConverter.GetBytes(3.25)];

    private static string Refused(byte[] content) => Assert.Throws<BadInputException>(() => SafeTensorsFile.Read("x", content)).Message;

    private static byte[] Make(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data];
    }
}
