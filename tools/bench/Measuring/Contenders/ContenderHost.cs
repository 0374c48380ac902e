using System.Diagnostics;
using Parity.Backends.Workers;

namespace Parity.Bench.Contenders;

/// <summary>The process of a contender: answers framed questions from standard input on standard output until that is closed.</summary>
internal sealed class ContenderHost(Lazy<IImplementation> implementation)
{
    private IReadOnlyList<Way> ways = [];

    /// <summary>Serves until standard input is closed.</summary>
    /// <param name="make">Makes the implementation, at the first question: a failure to load a native library is an answer.</param>
    public static int Serve(Func<IImplementation> make)
    {
        var host = new ContenderHost(new Lazy<IImplementation>(make));
        return WorkerLoop.Serve("contender's process", host.Reply);
    }

    /// <summary>The answer to a question: a flag whether it is one, then the answer or the line that says why not.</summary>
    internal ReadOnlyMemory<byte> Reply(byte[] question)
    {
        try
        {
            return Wire.Payload(writer =>
            {
                writer.Write(true);
                Wire.Parse(question, reader =>
                {
                    Answer(reader, writer);
                    return true;
                });
            });
        }
#pragma warning disable CA1031 // whatever a question meets is its answer
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Wire.Payload(writer =>
            {
                writer.Write(false);
                writer.Write(e.Message.ReplaceLineEndings(" "));
            });
        }
    }

    private void Answer(BinaryReader question, BinaryWriter answer)
    {
        switch ((ContenderMessages.Question)question.ReadByte())
        {
            case ContenderMessages.Question.Version:
                answer.Write(implementation.Value.Version);
                break;
            case ContenderMessages.Question.Prepare:
                var workload = question.ReadWorkload();
                ways = implementation.Value.Prepare(workload, workload.Draw());
                answer.Write([.. ways.Select(w => new Variant(w.Name, w.Results?.Invoke()))]);
                break;
            case ContenderMessages.Question.Time:
                answer.Write(SecondsPerRun(ways[question.ReadInt32()].Run, question.ReadInt32(), question.ReadInt32()));
                break;
            case ContenderMessages.Question.MatrixProduct:
                answer.Write(implementation.Value.MatrixProductFlops() ?? 0);
                break;
            case var other:
                throw new InvalidDataException($"got question {(byte)other}, expected 1 to 4");
        }
    }

    private static double SecondsPerRun(Action run, int untimed, int timed)
    {
        for (var i = 0; i < untimed; i++)
        {
            run();
        }

        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < timed; i++)
        {
            run();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / timed;
    }
}
