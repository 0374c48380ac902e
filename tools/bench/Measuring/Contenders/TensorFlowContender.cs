using System.Globalization;
using Parity.Backends;
using Parity.Backends.TensorFlow;
using Parity.Bench.Workloads;
using Parity.Tensors;

namespace Parity.Bench.Contenders;

/// <summary>
/// TensorFlow's <c>dynamic_rnn</c> in Parity's worker process, timed there around the session's run: the arrays are in TensorFlow's memory
/// before, and the results stay there. Which number of inter-op threads is faster depends on the workload, so that both are timed, in a
/// worker each.
/// </summary>
public sealed class TensorFlowContender : IContender
{
    private readonly string graphs;
    private readonly bool oneDnn;
    private readonly TensorFlowBackend[] backends;
    private (GraphDescription Graph, TensorSet Given, IReadOnlyList<KeyValuePair<string, GraphTensor>> Fetches)? prepared;

    /// <summary>Describes it; nothing is started before it is needed.</summary>
    /// <param name="location">Where TensorFlow is.</param>
    /// <param name="oneDnn">Whether oneDNN's kernels are used, as TensorFlow's own default is.</param>
    /// <param name="threads"><c>intra_op_parallelism_threads</c>, and <c>inter_op_parallelism_threads</c> at most.</param>
    /// <param name="graphs">The folder of the exported graphs.</param>
    public TensorFlowContender(TensorFlowLocation location, bool oneDnn, int threads, string graphs)
    {
        this.graphs = graphs;
        this.oneDnn = oneDnn;
        int[] interOp = threads == 1 ? [1] : [1, threads];
        backends = Array.ConvertAll(interOp, n => TensorFlowBackend.At(location, new TensorFlowEnvironment { OneDnn = oneDnn, IntraOpThreads = threads, InterOpThreads = n }));
    }

    /// <inheritdoc/>
    public string Name => oneDnn ? Lineup.TensorFlowOneDnn : Lineup.TensorFlow;

    /// <inheritdoc/>
    public string? Unavailable => backends[0].Unavailable;

    /// <inheritdoc/>
    public string Version => $"TensorFlow {backends[0].Version()} dynamic_rnn, oneDNN {(oneDnn ? "on" : "off")}; the faster of {string.Join(" and ", backends.Select(b => VariantName(b.Environment)))} (inter-op threads)";

    /// <inheritdoc/>
    public string? CannotRun(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return File.Exists(Path.Combine(graphs, Graph(workload))) ? null : $"no {Graph(workload)} in {graphs}: tools/export makes it from --list-graphs";
    }

    /// <inheritdoc/>
    public IReadOnlyList<Variant> Prepare(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var graph = GraphDescription.Read(graphs, Graph(workload));
        var fetches = graph.Fetches.Where(f => workload.Pass == Pass.Training || !f.Key.StartsWith("gradient/", StringComparison.Ordinal)).ToList();
        var given = workload.Draw();
        prepared = (graph, given, fetches);
        return Array.ConvertAll(backends, b => new Variant(VariantName(b.Environment), b.Graphs.Run(graph, given, fetches)));
    }

    /// <inheritdoc/>
    public double SecondsPerRun(int variant, int untimed, int timed) => prepared is var (graph, given, fetches)
        ? backends[variant].Graphs.SecondsPerRun(graph, given, fetches, untimed, timed)
        : throw new BackendException($"{Name}: nothing is prepared");

    /// <inheritdoc/>
    public double? MatrixProductFlops() => null;

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(backends, b => b.Dispose());

    private static string Graph(Workload workload) => workload.Row.Graph.Name + GraphDescription.GraphExtension;

    private static string VariantName(TensorFlowEnvironment environment) => string.Create(CultureInfo.InvariantCulture, $"inter{environment.InterOpThreads}");
}
