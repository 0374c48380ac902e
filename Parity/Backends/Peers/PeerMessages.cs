using System.Text.Json;
using Parity.Backends.Workers;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Backends.Peers;

/// <summary>What a peer's worker is asked and what it answers, as payloads of frames.</summary>
internal static class PeerMessages
{
    private enum Kind : byte
    {
        Version = 1,
        Run = 2,
        BadInput = 3,
        Failure = 4,
    }

    /// <summary>Asks a backend for its version.</summary>
    public static ReadOnlyMemory<byte> AskVersion(string backend) => Wire.Payload(w =>
    {
        w.Write((byte)Kind.Version);
        w.Write(backend);
    });

    /// <summary>Asks a backend to run a case.</summary>
    public static ReadOnlyMemory<byte> AskRun(string backend, Case row, TensorSet inputs) => Wire.Payload(w =>
    {
        w.Write((byte)Kind.Run);
        w.Write(backend);
        w.Write(row.Folder);
        w.Write(JsonSerializer.Serialize(FixtureFolder.Entry(row)));
        w.WriteTensors(inputs);
    });

    /// <summary>The worker's side: reads a request and makes its answer.</summary>
    /// <param name="request">The payload.</param>
    /// <param name="version">Answers the first kind of request.</param>
    /// <param name="run">Answers the second.</param>
    public static ReadOnlyMemory<byte> Reply(byte[] request, Func<string, string> version, Func<string, Case, TensorSet, TensorSet> run)
    {
        try
        {
            return Wire.Parse(request, r => (Kind)r.ReadByte() switch
            {
                Kind.Version => Answer(Kind.Version, w => w.Write(version(r.ReadString()))),
                Kind.Run => Run(r.ReadString(), r.ReadString(), r.ReadString(), r.ReadTensors()),
                var other => throw new InvalidDataException($"got request {(byte)other}, expected 1 or 2"),
            });
        }
        catch (BadInputException e)
        {
            return Answer(Kind.BadInput, w => w.Write(e.Message));
        }
        catch (BackendException e)
        {
            return Answer(Kind.Failure, w => w.Write(e.Message));
        }
#pragma warning disable CA1031 // whatever a request meets is its answer: the next one may do better, but not where memory has run out
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return Answer(Kind.Failure, w => w.Write($"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}"));
        }

        ReadOnlyMemory<byte> Run(string backend, string folder, string json, TensorSet inputs)
        {
            var results = run(backend, FixtureFolder.ToCase(folder, JsonSerializer.Deserialize<ManifestCase>(json)!), inputs);
            return Answer(Kind.Run, w => w.WriteTensors(results));
        }
    }

    /// <summary>Reads the answer to <see cref="AskVersion"/>.</summary>
    public static string ReadVersion(byte[] answer) => Read(answer, Kind.Version, r => r.ReadString());

    /// <summary>Reads the answer to <see cref="AskRun"/>.</summary>
    public static TensorSet ReadResults(byte[] answer) => Read(answer, Kind.Run, r => r.ReadTensors());

    private static ReadOnlyMemory<byte> Answer(Kind kind, Action<BinaryWriter> write) => Wire.Payload(w =>
    {
        w.Write((byte)kind);
        write(w);
    });

    /// <exception cref="BadInputException">The case's input is to blame.</exception>
    /// <exception cref="BackendException">The backend failed.</exception>
    /// <exception cref="InvalidDataException">It is no answer.</exception>
    private static T Read<T>(byte[] answer, Kind expected, Func<BinaryReader, T> read) => Wire.Parse(answer, r => (Kind)r.ReadByte() switch
    {
        Kind.BadInput => throw new BadInputException(r.ReadString()),
        Kind.Failure => throw new BackendException(r.ReadString()),
        var kind when kind == expected => read(r),
        var kind => throw new InvalidDataException($"got answer {(byte)kind}, expected {(byte)expected}"),
    });
}
