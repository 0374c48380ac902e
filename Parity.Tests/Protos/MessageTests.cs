using Parity.Protos;
using Parity.Protos.Onnx;
using ProtoBuf;

namespace Parity.Tests.Protos;

/// <summary>Messages: what is not known of them is kept, and what lies about itself is refused in a line.</summary>
public sealed class MessageTests
{
    private static readonly byte[] Node = [0x0A, 1, (byte)'x', 0x22, 4, .. "LSTM"u8];
    private static readonly byte[] Unknown = [0xA2, 0x06, 3, .. "doc"u8]; // field 100

    /// <summary>A user's model goes to ONNX Runtime with all that it came with.</summary>
    [Fact]
    public void What_is_not_known_is_kept()
    {
        var node = Message.Read<NodeProto>("node", [.. Node, .. Unknown]);
        Assert.Equal("LSTM", node.OpType);
        Assert.Equal([.. Node, .. Unknown], Message.Bytes(Serializer.DeepClone(node)));
    }

    [Theory]
    [InlineData(new byte[] { 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 })] // a string of 2 GB
    [InlineData(new byte[] { 0x2A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0 })] // an attribute of 4 GB
    [InlineData(new byte[] { 0x0A, 5, 65 })] // cut short
    [InlineData(new byte[] { 0x0F })] // no such wire type
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })] // a number of 77 bits
    [InlineData(new byte[] { 0x00 })] // field 0
    public void What_lies_is_refused(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var line = Assert.Throws<BadInputException>(() => Message.Read<NodeProto>("f.onnx", bytes)).Message;
        Assert.StartsWith("f.onnx: no NodeProto, or cut short or damaged: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 24);
    }

    /// <summary>Nothing is so deep that the stack ends.</summary>
    [Fact]
    public void A_message_within_a_message_a_thousand_times_is_refused()
    {
        byte[] bytes = [];
        for (var k = 0; k < 1000; k++)
        {
            bytes = Framed(Framed(Framed(bytes, 6), 5), 1); // GraphProto.node.attribute.g
        }

        Assert.Contains("depth", Assert.Throws<BadInputException>(() => Message.Read<GraphProto>("f.onnx", bytes)).Message, StringComparison.Ordinal);
    }

    private static byte[] Framed(byte[] message, int field)
    {
        List<byte> head = [(byte)((field << 3) | 2)];
        var rest = message.Length;
        for (; rest > 127; rest >>= 7)
        {
            head.Add((byte)(rest | 128));
        }

        return [.. head, (byte)rest, .. message];
    }
}
