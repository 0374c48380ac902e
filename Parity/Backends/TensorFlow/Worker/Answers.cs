using Parity.Backends.Workers;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>What the worker answers.</summary>
internal abstract record Answer
{
    private enum Kind : byte
    {
        Info = 1,
        Run = 2,
        Error = 3,
        Time = 4,
    }

    /// <summary>The answer as a payload.</summary>
    public ReadOnlyMemory<byte> Encode() => Wire.Payload(writer =>
    {
        switch (this)
        {
            case InfoAnswer info:
                writer.Write((byte)Kind.Info);
                writer.Write(info.Version);
                writer.WriteList(info.Environment, static (w, variable) =>
                {
                    w.Write(variable.Key);
                    w.Write(variable.Value);
                });
                break;
            case RunAnswer run:
                writer.Write((byte)Kind.Run);
                writer.WriteList(run.Tensors, static (w, tensor) => w.WriteTensor(tensor));
                break;
            case TimeAnswer time:
                writer.Write((byte)Kind.Time);
                writer.Write(time.SecondsPerRun);
                break;
            case ErrorAnswer error:
                writer.Write((byte)Kind.Error);
                writer.Write(error.Text);
                writer.Write(error.BadInput);
                break;
        }
    });

    /// <summary>The inverse of <see cref="Encode"/>.</summary>
    /// <exception cref="InvalidDataException">It is no answer.</exception>
    public static Answer Decode(byte[] payload) => Wire.Parse<Answer>(payload, static reader => (Kind)reader.ReadByte() switch
    {
        Kind.Info => new InfoAnswer(reader.ReadString(), new Dictionary<string, string>(reader.ReadList(static r => KeyValuePair.Create(r.ReadString(), r.ReadString())), StringComparer.Ordinal)),
        Kind.Run => new RunAnswer(reader.ReadList(static r => r.ReadTensor())),
        Kind.Error => new ErrorAnswer(reader.ReadString(), reader.ReadBoolean()),
        Kind.Time => new TimeAnswer(reader.ReadDouble()),
        var kind => throw new InvalidDataException($"got answer {(byte)kind}, expected 1 to 4"),
    });
}

/// <summary>The answer to <see cref="InfoRequest"/>.</summary>
/// <param name="Version"><c>TF_Version</c>.</param>
/// <param name="Environment">The variables that TensorFlow's arithmetic depends on, as the worker sees them.</param>
internal sealed record InfoAnswer(string Version, IReadOnlyDictionary<string, string> Environment) : Answer;

/// <summary>The answer to <see cref="RunRequest"/>: the fetched tensors, in the order of the request.</summary>
internal sealed record RunAnswer(IReadOnlyList<Tensor> Tensors) : Answer;

/// <summary>The answer to <see cref="TimeRequest"/>.</summary>
/// <param name="SecondsPerRun">The mean over the timed runs.</param>
internal sealed record TimeAnswer(double SecondsPerRun) : Answer;

/// <summary>The request failed; the worker lives on.</summary>
/// <param name="Text">One line.</param>
/// <param name="BadInput">Whether a file is to blame, and not TensorFlow or the worker.</param>
internal sealed record ErrorAnswer(string Text, bool BadInput = false) : Answer;
