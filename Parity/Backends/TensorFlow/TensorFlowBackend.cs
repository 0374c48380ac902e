using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>TensorFlow itself, live: runs a case's driver graph in a worker process.</summary>
public sealed class TensorFlowBackend : IBackend, IHasNumerics
{
    /// <summary>How long one request may take where nothing else is said.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(120);

    private readonly WorkerProcess? _worker;
    private readonly Lazy<string?> _unavailable;
    private InfoAnswer? _info;
    private MeasuredNumerics? _measured;

    /// <summary>Looks for TensorFlow; nothing is started before it is needed.</summary>
    /// <param name="tensorflowPath">The library's file or a folder with it; null is <see cref="TensorFlowLocator"/>'s search.</param>
    /// <param name="environment">What TensorFlow's bits depend on; null is the canonical numerics.</param>
    /// <param name="verbose">Whether TensorFlow's log goes to standard error.</param>
    /// <param name="timeLimit">How long one case may take; null is <see cref="DefaultTimeLimit"/>.</param>
    public TensorFlowBackend(string? tensorflowPath = null, TensorFlowEnvironment? environment = null, bool verbose = false, TimeSpan? timeLimit = null)
        : this(environment, verbose, timeLimit, new TensorFlowLocator().Find(tensorflowPath))
    {
    }

    private TensorFlowBackend(TensorFlowEnvironment? environment, bool verbose, TimeSpan? timeLimit, TensorFlowLocation location)
    {
        Location = location;
        Environment = environment ?? new TensorFlowEnvironment();
        TimeLimit = timeLimit ?? DefaultTimeLimit;
        _worker = location.Path is null ? null : new WorkerProcess(location.Path, Environment, verbose) { TimeLimit = TimeLimit };
        _unavailable = new Lazy<string?>(Probe);
    }

    /// <summary>Where TensorFlow is, or why it was not found.</summary>
    public TensorFlowLocation Location { get; }

    /// <summary>The environment its worker gets.</summary>
    public TensorFlowEnvironment Environment { get; }

    /// <summary>How long one case may take, the start of the worker included; then the worker is ended and the case is an error.</summary>
    public TimeSpan TimeLimit { get; }

    /// <inheritdoc/>
    public string Name => "tensorflow";

    /// <summary>Why it was not found or does not load here (another architecture's library, say), or null. Asking starts the worker.</summary>
    public string? Unavailable => _unavailable.Value;

    /// <summary>Runs graphs other than a case's driver graph.</summary>
    internal GraphRunner Graphs => new(Worker);

    private WorkerProcess Worker => _worker ?? throw new BackendException(Location.Reason ?? "TensorFlow was not found");

    /// <summary>A backend on a search's result.</summary>
    public static TensorFlowBackend At(TensorFlowLocation location, TensorFlowEnvironment? environment = null, bool verbose = false, TimeSpan? timeLimit = null)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new(environment, verbose, timeLimit, location);
    }

    /// <inheritdoc/>
    public string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Graph is null ? "no graph for this case" : null;
    }

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        var graph = GraphDescription.Read(row.Folder, row.Graph ?? throw new BadInputException($"case '{row.Id}' has no graph"));

        // the seeds of initial weights are attributes of the graph's ops
        return Graphs.Run(graph, row.Driver == Driver.InitialWeights ? [] : inputs, graph.Fetches);
    }

    /// <inheritdoc/>
    /// <exception cref="BackendException">It was not found, or the worker failed.</exception>
    public string? DiffersFrom(Reference reference) => ReferenceDifference.Of(Reference(), reference);

    /// <summary>The numerics by measurement: what its own bits tell.</summary>
    /// <exception cref="BackendException">It was not found, or the worker failed.</exception>
    public MeasuredNumerics Measured() => _measured ??= new NumericsProbe(Worker).Measure();

    /// <summary>What a golden that it makes here states: the measured numerics, and of this machine what cannot be measured.</summary>
    /// <exception cref="BackendException">It was not found, or the worker failed.</exception>
    public Reference Reference() => HostNumerics.ReferenceOf(Version(), Environment, Measured());

    /// <summary><c>TF_Version</c> of the library: <c>2.15.1</c>.</summary>
    /// <exception cref="BackendException">It was not found, or the worker failed.</exception>
    public string Version() => Info().Version;

    /// <summary>The variables that TensorFlow's arithmetic depends on, as its process sees them; empty is not set.</summary>
    /// <exception cref="BackendException">It was not found, or the worker failed.</exception>
    public IReadOnlyDictionary<string, string> Variables() => Info().Environment;

    /// <summary>Ends the worker.</summary>
    public void Dispose() => _worker?.Dispose();

    // asked once: it does not change while the worker's path and environment do not
    private InfoAnswer Info() => _info ??= Worker.Ask(new InfoRequest()) as InfoAnswer ?? throw new BackendException("the TensorFlow worker did not answer with its version");

    private string? Probe()
    {
        if (Location.Path is null)
        {
            return Location.Reason;
        }

        try
        {
            Info();
            return null;
        }
        catch (BackendException e)
        {
            return e.Message;
        }
    }
}
