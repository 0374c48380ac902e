using Parity.Backends.Workers;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>What the harness asks the worker.</summary>
internal abstract record Request
{
    private enum Kind : byte
    {
        Info = 1,
        Run = 2,
        Time = 3,
    }

    /// <summary>The request as a payload.</summary>
    public ReadOnlyMemory<byte> Encode() => Wire.Payload(writer =>
    {
        switch (this)
        {
            case InfoRequest:
                writer.Write((byte)Kind.Info);
                break;
            case RunRequest run:
                writer.Write((byte)Kind.Run);
                Write(writer, run);
                break;
            case TimeRequest time:
                writer.Write((byte)Kind.Time);
                Write(writer, time.Run);
                writer.Write(time.Untimed);
                writer.Write(time.Timed);
                break;
        }
    });

    /// <summary>The inverse of <see cref="Encode"/>.</summary>
    /// <exception cref="InvalidDataException">It is no request.</exception>
    public static Request Decode(byte[] payload) => Wire.Parse<Request>(payload, static reader => (Kind)reader.ReadByte() switch
    {
        Kind.Info => new InfoRequest(),
        Kind.Run => ReadRun(reader),
        Kind.Time => new TimeRequest(ReadRun(reader), reader.ReadInt32(), reader.ReadInt32()),
        var kind => throw new InvalidDataException($"got request {(byte)kind}, expected 1 to 3"),
    });

    private static void Write(BinaryWriter writer, RunRequest run)
    {
        writer.Write(run.Graph);
        writer.Write(run.Sha256);
        writer.WriteTensors(run.Feeds);
        writer.WriteList(run.Fetches, static (w, fetch) => w.Write(fetch));
    }

    private static RunRequest ReadRun(BinaryReader reader) => new(
        reader.ReadString(),
        reader.ReadString(),
        reader.ReadTensors(),
        reader.ReadList(static r => r.ReadString()));
}

/// <summary>Asks for TensorFlow's version and what the worker sees of its environment.</summary>
internal sealed record InfoRequest : Request;

/// <summary>Asks for one run of a graph.</summary>
/// <param name="Graph">The gzipped GraphDef, an absolute path.</param>
/// <param name="Sha256">The SHA-256 of that file, lower-case hexadecimal: with the path, what a session is kept under.</param>
/// <param name="Feeds">Tensors by TensorFlow's name (<c>inputs:0</c>).</param>
/// <param name="Fetches">TensorFlow's names of what to return.</param>
internal sealed record RunRequest(string Graph, string Sha256, TensorSet Feeds, IReadOnlyList<string> Fetches) : Request;

/// <summary>Asks how long a run of a graph takes, from tensors in TensorFlow's memory to tensors there.</summary>
/// <param name="Run">The run.</param>
/// <param name="Untimed">Runs before, which are not timed.</param>
/// <param name="Timed">Runs that are.</param>
internal sealed record TimeRequest(RunRequest Run, int Untimed, int Timed) : Request;
