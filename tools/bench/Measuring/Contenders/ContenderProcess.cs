using System.Globalization;
using System.Reflection;
using Parity.Backends;
using Parity.Backends.Workers;
using Parity.Bench.Workloads;

namespace Parity.Bench.Contenders;

/// <summary>A contender in a process of its own: this executable again, as <see cref="ContenderHost"/>.</summary>
public sealed class ContenderProcess : IContender
{
    /// <summary>The argument that makes this executable a contender's process.</summary>
    public const string Verb = "contender";

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);
    private readonly FramedProcess process;
    private readonly Func<Workload, string?> cannotRun;
    private readonly Lazy<(string Version, string? Unavailable)> about;

    /// <summary>Describes it; nothing is started before it is needed.</summary>
    /// <param name="name">Which contender.</param>
    /// <param name="threads">Threads it may use.</param>
    /// <param name="cannotRun">Which workloads it cannot run and why; null is none.</param>
    public ContenderProcess(string name, int threads, Func<Workload, string?>? cannotRun = null)
        : this(name, threads, cannotRun, Assembly.GetEntryAssembly()!.Location)
    {
    }

    /// <summary>One of another program.</summary>
    internal ContenderProcess(string name, int threads, Func<Workload, string?>? cannotRun, string program)
    {
        Name = name;
        process = new FramedProcess("contender's process", () => DotnetCommand.Piped(["exec", program, Verb, name, threads.ToString(CultureInfo.InvariantCulture)]), TimeLimit);
        this.cannotRun = cannotRun ?? (_ => null);
        about = new(About);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string? Unavailable => about.Value.Unavailable;

    /// <inheritdoc/>
    public string Version => about.Value.Version;

    /// <inheritdoc/>
    public string? CannotRun(Workload workload) => cannotRun(workload);

    /// <inheritdoc/>
    public IReadOnlyList<Variant> Prepare(Workload workload) =>
        Named(() => Ask(ContenderMessages.Question.Prepare, w => w.Write(workload), r => r.ReadVariants()));

    /// <inheritdoc/>
    public double SecondsPerRun(int variant, int untimed, int timed) =>
        Named(() => Ask(ContenderMessages.Question.Time, w => Array.ForEach([variant, untimed, timed], w.Write), r => r.ReadDouble()));

    /// <inheritdoc/>
    public double? MatrixProductFlops() =>
        Named(() => Ask(ContenderMessages.Question.MatrixProduct, _ => { }, r => r.ReadDouble())) is > 0 and var flops ? flops : null;

    /// <summary>Ends the process.</summary>
    public void Dispose() => process.Dispose();

    private (string Version, string? Unavailable) About()
    {
        try
        {
            return (Ask(ContenderMessages.Question.Version, _ => { }, r => r.ReadString()), null);
        }
        catch (BackendException e)
        {
            return ("none", e.Message);
        }
    }

    private T Ask<T>(ContenderMessages.Question question, Action<BinaryWriter> write, Func<BinaryReader, T> read) => process.Ask(
        Wire.Payload(w =>
        {
            w.Write((byte)question);
            write(w);
        }),
        answer => Wire.Parse(answer, r => r.ReadBoolean() ? read(r) : throw new BackendException(r.ReadString())));

    private T Named<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (BackendException e)
        {
            throw new BackendException($"{Name}: {e.Message}", e);
        }
    }
}
