using System.Collections.Concurrent;

namespace Parity.Backends.Workers;

/// <summary>A worker's side: answers framed requests from standard input on standard output, one at a time, until standard input is closed.</summary>
internal static class WorkerLoop
{
    /// <summary>Serves; the process ends when the harness does.</summary>
    /// <param name="what">How messages call it.</param>
    /// <param name="reply">The answer to a request, whatever that is.</param>
    public static int Serve(string what, Func<byte[], ReadOnlyMemory<byte>> reply)
    {
        var answers = WorkerPipes.Answers();
        foreach (var payload in ReadAhead(what).GetConsumingEnumerable())
        {
            Frame.Write(answers, reply(payload));
        }

        return 0;
    }

    /// <summary>
    /// Reads on a thread of its own, so that the end of the harness ends the worker in the middle of a run, too.
    /// </summary>
    private static BlockingCollection<byte[]> ReadAhead(string what)
    {
        var requests = WorkerPipes.Requests();
        var queue = new BlockingCollection<byte[]>();
        new Thread(() =>
        {
            try
            {
                while (Frame.Read(requests) is { } payload)
                {
                    queue.Add(payload);
                }

                WorkerPipes.Exit(0);
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                Console.Error.WriteLine($"{what}: requests: {e.Message}");
                WorkerPipes.Exit(1);
            }
        })
        { IsBackground = true, Name = "requests" }.Start();
        return queue;
    }
}
