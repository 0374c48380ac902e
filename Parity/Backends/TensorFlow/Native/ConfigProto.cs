namespace Parity.Backends.TensorFlow.Native;

/// <summary>The few bytes of a serialised <c>tensorflow.ConfigProto</c> that are needed; a protobuf library would be for two integers.</summary>
internal static class ConfigProto
{
    private const byte IntraOpParallelismThreads = 2 << 3;
    private const byte InterOpParallelismThreads = 5 << 3;

    /// <summary><c>intra_op_parallelism_threads</c> and <c>inter_op_parallelism_threads</c>, each a varint.</summary>
    public static byte[] Threads(int intraOp, int interOp)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(IntraOpParallelismThreads);
        writer.Write7BitEncodedInt(intraOp);
        writer.Write(InterOpParallelismThreads);
        writer.Write7BitEncodedInt(interOp);
        writer.Flush();
        return bytes.ToArray();
    }
}
