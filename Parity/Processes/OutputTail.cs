namespace Parity.Processes;

/// <summary>Drains an output of a process on a thread of its own (a full pipe would stop the process) and keeps its last lines.</summary>
internal sealed class OutputTail
{
    private const int Kept = 20;
    private readonly Queue<string> _lines = new();
    private readonly Thread _thread;

    /// <summary>Starts to read.</summary>
    public OutputTail(TextReader reader, Action<string>? onLine = null)
    {
        _thread = new Thread(() => Drain(reader, onLine)) { IsBackground = true, Name = "output of a process" };
        _thread.Start();
    }

    /// <summary>The last lines in one, once the process has ended and the rest was read.</summary>
    public string Complete()
    {
        // a grandchild could hold the pipe open for longer than anybody wants to wait
        _thread.Join(TimeSpan.FromSeconds(2));
        lock (_lines)
        {
            return string.Join(" | ", _lines);
        }
    }

    private void Drain(TextReader reader, Action<string>? onLine)
    {
        try
        {
            while (reader.ReadLine() is { } line)
            {
                onLine?.Invoke(line);
                lock (_lines)
                {
                    _lines.Enqueue(line.Trim());
                    if (_lines.Count > Kept)
                    {
                        _lines.Dequeue();
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // the process was disposed of: nobody asks for the rest
        }
    }
}
