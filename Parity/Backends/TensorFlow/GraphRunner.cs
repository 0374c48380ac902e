using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>Runs described graphs in the worker, under the arrays' names.</summary>
internal sealed class GraphRunner(WorkerProcess worker)
{
    /// <summary>Feeds all of the graph's arrays and fetches those given.</summary>
    /// <exception cref="BadInputException">An array is missing, does not fit or is not fed.</exception>
    /// <exception cref="BackendException">The worker or TensorFlow failed.</exception>
    public TensorSet Run(GraphDescription graph, TensorSet arrays, IEnumerable<KeyValuePair<string, GraphTensor>> fetches)
    {
        var wanted = fetches.ToArray();
        if (worker.Ask(Request(graph, arrays, wanted)) is not RunAnswer answer || answer.Tensors.Count != wanted.Length)
        {
            throw new BackendException($"graph '{graph.Name}': the TensorFlow worker did not answer with {wanted.Length} tensors");
        }

        var results = new TensorSet();
        foreach (var ((name, expected), got) in wanted.Zip(answer.Tensors))
        {
            results[name] = expected.Fits(got) ? got : throw new BackendException($"graph '{graph.Name}': '{name}' is {got}, its description says {expected}");
        }

        return results;
    }

    /// <summary>The mean seconds of a run, without the way there and back, over the <paramref name="timed"/> runs that follow the <paramref name="untimed"/>.</summary>
    /// <exception cref="BadInputException">An array is missing, does not fit or is not fed.</exception>
    /// <exception cref="BackendException">The worker or TensorFlow failed.</exception>
    public double SecondsPerRun(GraphDescription graph, TensorSet arrays, IEnumerable<KeyValuePair<string, GraphTensor>> fetches, int untimed, int timed) =>
        worker.Ask(new TimeRequest(Request(graph, arrays, fetches), untimed, timed)) is TimeAnswer answer
            ? answer.SecondsPerRun
            : throw new BackendException($"graph '{graph.Name}': the TensorFlow worker did not answer with a time");

    private static RunRequest Request(GraphDescription graph, TensorSet arrays, IEnumerable<KeyValuePair<string, GraphTensor>> fetches)
    {
        graph.CheckFeeds(arrays);
        return new(
            graph.GraphFile,
            graph.GraphSha256,
            new TensorSet(graph.Feeds.Select(f => KeyValuePair.Create(f.Value.Name, arrays[f.Key]))),
            [.. fetches.Select(f => f.Value.Name)]);
    }
}
