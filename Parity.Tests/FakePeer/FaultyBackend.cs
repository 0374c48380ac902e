using System.Diagnostics;
using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.FakePeer;

/// <summary>Impl's results, but for the cases that are named after a fault.</summary>
internal sealed class FaultyBackend : IBackend, IHasVersion
{
    private readonly ImplBackend impl = new(threads: 1);

    public string Name => "torch";

    public string Version => "fake 1.0";

    public string? Unavailable => null;

    public string? CannotRun(Case row) => row.Id == "impossible" ? "nobody can" : null;

    public TensorSet Run(Case row, TensorSet inputs)
    {
        switch (row.Id)
        {
            case "killed":
                Console.Error.WriteLine("about to end");
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
                break;
            case "hanging":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "printing":
                // as native code would: it must not be taken for an answer
                File.WriteAllText("/proc/self/fd/1", "this is no frame\n");
                break;
            case "bad-input":
                throw new BadInputException("array 'inputs': not to this one's liking");
            case "failing":
                throw new InvalidOperationException("no\nidea");
            case "garbage":
                Garble();
                break;
        }

        return impl.Run(row, inputs);
    }

    public void Dispose() => impl.Dispose();

    /// <summary>Writes into every pipe of this process that is not one of its standard ones: one of them is what answers go through.</summary>
    private static void Garble()
    {
        foreach (var file in new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Where(f => f.LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true && f.Name is not ("0" or "1" or "2")).ToList())
        {
            try
            {
                using var pipe = new FileStream(file.FullName, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                pipe.Write("this is garbage"u8);
            }
            catch (UnauthorizedAccessException)
            {
                // it is one to read from
            }
        }
    }
}
