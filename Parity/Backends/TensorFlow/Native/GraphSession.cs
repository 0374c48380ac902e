using System.Diagnostics;
using System.Globalization;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow.Native;

/// <summary>An imported GraphDef with its session: feeds in, fetches out.</summary>
internal sealed unsafe class GraphSession : IDisposable
{
    private readonly GraphHandle _graph = new();
    private readonly SessionHandle _session;
    private readonly string _name;

    /// <summary>Imports a serialised GraphDef and opens a session on it, with a serialised ConfigProto; <paramref name="name"/> is what messages call it.</summary>
    /// <exception cref="BackendException">TensorFlow refuses it.</exception>
    public GraphSession(string name, ReadOnlySpan<byte> graphDef, byte[] config)
    {
        _name = name;
        using (var buffer = new BufferHandle(graphDef))
        using (var options = new ImportOptionsHandle())
        using (var status = new Status())
        {
            NativeMethods.TF_GraphImportGraphDef(_graph, buffer, options, status);
            status.Check($"{name}: import");
        }

        using var sessionOptions = new SessionOptionsHandle(config);
        _session = new SessionHandle(_graph, sessionOptions);
    }

    /// <summary><c>TF_SessionRun</c>: the fetched tensors in the order of their names.</summary>
    /// <exception cref="BackendException">TensorFlow reports an error.</exception>
    /// <exception cref="BadInputException">A tensor is not in the graph.</exception>
    public Tensor[] Run(TensorSet feeds, IReadOnlyList<string> fetches) => Feed(feeds, fetches, run =>
    {
        var results = run();
        try
        {
            return results.Select((r, i) => r.ToTensor(fetches[i])).ToArray();
        }
        finally
        {
            Array.ForEach(results, r => r.Dispose());
        }
    });

    /// <summary>The mean seconds of <c>TF_SessionRun</c> and of dropping its results, over the <paramref name="timed"/> runs that follow the <paramref name="untimed"/>.</summary>
    /// <exception cref="BackendException">TensorFlow reports an error.</exception>
    /// <exception cref="BadInputException">A tensor is not in the graph.</exception>
    public double SecondsPerRun(TensorSet feeds, IReadOnlyList<string> fetches, int untimed, int timed) => Feed(feeds, fetches, run =>
    {
        for (var i = 0; i < untimed; i++)
        {
            Array.ForEach(run(), r => r.Dispose());
        }

        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < timed; i++)
        {
            Array.ForEach(run(), r => r.Dispose());
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / timed;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _graph.Dispose();
    }

    /// <summary>Copies the feeds into TensorFlow's memory, where they are for as long as <paramref name="use"/> runs the session on them.</summary>
    private T Feed<T>(TensorSet feeds, IReadOnlyList<string> fetches, Func<Func<NativeTensor[]>, T> use)
    {
        var inputs = feeds.Keys.Select(Output).ToArray();
        var outputs = fetches.Select(Output).ToArray();
        var values = new List<NativeTensor>(inputs.Length);
        try
        {
            values.AddRange(feeds.Values.Select(NativeTensor.Copy));
            return use(() => Run(inputs, values, outputs));
        }
        finally
        {
            values.ForEach(v => v.Dispose());
        }
    }

    private NativeTensor[] Run(TFOutput[] inputs, List<NativeTensor> values, TFOutput[] outputs)
    {
        var pointers = values.Select(v => v.DangerousGetHandle()).ToArray();
        var results = new IntPtr[outputs.Length];
        using var status = new Status();
        fixed (TFOutput* i = inputs, o = outputs)
        fixed (IntPtr* v = pointers, r = results)
        {
            NativeMethods.TF_SessionRun(_session, 0, i, v, inputs.Length, o, r, outputs.Length, null, 0, 0, status);
        }

        // on an error every result is null
        status.Check($"{_name}: run");
        return Array.ConvertAll(results, NativeTensor.Own);
    }

    private TFOutput Output(string tensor)
    {
        var colon = tensor.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(tensor.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            throw new BadInputException($"{_name}: tensor '{tensor}': expected a name such as 'inputs:0'");
        }

        var operation = NativeMethods.TF_GraphOperationByName(_graph, tensor[..colon]);
        if (operation == 0 || index >= NativeMethods.TF_OperationNumOutputs(operation))
        {
            throw new BadInputException($"{_name}: tensor '{tensor}' is not in the graph");
        }

        return new TFOutput { Operation = operation, Index = index };
    }
}
