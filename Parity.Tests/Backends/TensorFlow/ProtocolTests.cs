using Parity.Backends.TensorFlow;
using Parity.Backends.Workers;
using Parity.Tensors;

namespace Parity.Tests.Backends.TensorFlow;

public sealed class ProtocolTests
{
    private static readonly TensorSet Tensors = new()
    {
        ["a:0"] = Tensor.Of([1.5f, float.NaN, -0f, float.Epsilon, 5f, 6f], 2, 1, 3),
        ["b:0"] = Tensor.Of([double.NegativeInfinity], 1),
        ["c:0"] = Tensor.Of([int.MinValue, 7], 2),
        ["d:0"] = Tensor.Of([long.MaxValue]),
        ["e:0"] = Tensor.Zeros(DType.Float32, 0, 4),
    };

    [Fact]
    public void A_run_request_comes_back()
    {
        var got = Assert.IsType<RunRequest>(Request.Decode(Through(new RunRequest("/g/ä.pb.gz", "ab12", Tensors, ["x:0", "y:1"]).Encode())));
        Assert.Equal(("/g/ä.pb.gz", "ab12"), (got.Graph, got.Sha256));
        Assert.Equal(["x:0", "y:1"], got.Fetches);
        AssertSame(Tensors, got.Feeds);
    }

    [Fact]
    public void A_time_request_and_its_answer_come_back()
    {
        var got = Assert.IsType<TimeRequest>(Request.Decode(Through(new TimeRequest(new RunRequest("/g.pb.gz", "ab12", Tensors, ["x:0"]), 3, 7).Encode())));
        Assert.Equal(("/g.pb.gz", "ab12", 3, 7), (got.Run.Graph, got.Run.Sha256, got.Untimed, got.Timed));
        AssertSame(Tensors, got.Run.Feeds);
        Assert.Equal(new TimeAnswer(0.25), Answer.Decode(Through(new TimeAnswer(0.25).Encode())));
    }

    [Fact]
    public void Info_requests_and_all_answers_come_back()
    {
        Assert.IsType<InfoRequest>(Request.Decode(Through(new InfoRequest().Encode())));
        var run = Assert.IsType<RunAnswer>(Answer.Decode(Through(new RunAnswer([.. Tensors.Values]).Encode())));
        AssertSame(Tensors, new TensorSet(Tensors.Keys.Zip(run.Tensors, KeyValuePair.Create)));
        foreach (var error in new[] { new ErrorAnswer("it broke"), new ErrorAnswer("it is none", BadInput: true) })
        {
            Assert.Equal(error, Answer.Decode(Through(error.Encode())));
        }

        var info = Assert.IsType<InfoAnswer>(Answer.Decode(Through(new InfoAnswer("2.15.1", new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "1" }).Encode())));
        Assert.Equal(("2.15.1", "1"), (info.Version, info.Environment["A"]));
    }

    [Fact]
    public void Frames_follow_each_other_and_the_end_between_two_is_no_error()
    {
        using var pipe = new MemoryStream();
        Frame.Write(pipe, new byte[] { 1, 2, 3 });
        Frame.Write(pipe, ReadOnlyMemory<byte>.Empty);
        pipe.Position = 0;
        Assert.Equal([1, 2, 3], Frame.Read(pipe)!);
        Assert.Empty(Frame.Read(pipe)!);
        Assert.Null(Frame.Read(pipe));
    }

    [Fact]
    public void What_is_no_frame_is_refused()
    {
        Assert.Contains("expected a frame", Assert.Throws<InvalidDataException>(() => Read("Hello from printf\n"u8.ToArray())).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Read("hi"u8.ToArray()));
        byte[] whole = Framed([1, 2, 3, 4]);
        Assert.Throws<EndOfStreamException>(() => Read(whole[..^1]));
        Assert.Throws<EndOfStreamException>(() => Read(whole[..6]));
        BitConverter.TryWriteBytes(whole.AsSpan(4), long.MaxValue);
        Assert.Contains("9223372036854775807", Assert.Throws<InvalidDataException>(() => Read(whole)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cut_and_every_surplus_of_a_message_is_refused()
    {
        var whole = new RunRequest("g", "s", Tensors, ["x:0"]).Encode().ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Request.Decode(whole[..length]));
        }

        Assert.Throws<InvalidDataException>(() => Request.Decode([.. whole, 0]));
        Assert.Throws<InvalidDataException>(() => Answer.Decode([9]));
    }

    [Fact]
    public void A_tensor_that_claims_more_than_there_is_is_refused_before_it_is_allocated()
    {
        var payload = Wire.Payload(w =>
        {
            w.Write((byte)2); // an answer with
            w.Write(1); // one tensor,
            w.Write((byte)DType.Float64);
            w.Write((byte)2); // of rank 2
            w.Write(1 << 30);
            w.Write(1 << 30);
        });
        Assert.Contains("float64[1073741824, 1073741824]", Assert.Throws<InvalidDataException>(() => Answer.Decode(payload.ToArray())).Message, StringComparison.Ordinal);
    }

    private static byte[] Framed(byte[] payload)
    {
        using var pipe = new MemoryStream();
        Frame.Write(pipe, payload);
        return pipe.ToArray();
    }

    private static byte[]? Read(byte[] bytes)
    {
        using var pipe = new MemoryStream(bytes);
        return Frame.Read(pipe);
    }

    private static byte[] Through(ReadOnlyMemory<byte> payload) => Read(Framed(payload.ToArray()))!;

    private static void AssertSame(TensorSet expected, TensorSet got)
    {
        Assert.Equal(expected.Keys, got.Keys);
        foreach (var (name, tensor) in expected)
        {
            Assert.Equal(tensor.ToString(), got[name].ToString());
            Assert.True(tensor.Bytes.SequenceEqual(got[name].Bytes), name);
        }
    }
}
