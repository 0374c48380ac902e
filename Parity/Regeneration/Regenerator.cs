using Parity.Backends;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Regeneration;

/// <summary>Runs graphs in TensorFlow and says, for each golden, whether it would be the same again; the new content is held until it is written.</summary>
public sealed class Regenerator : IDisposable
{
    private readonly TensorFlowBackend tensorflow;
    private readonly TensorFlowTraces traces;
    private readonly Lazy<Spread> spread;
    private readonly Lazy<Reference> reference;

    /// <summary>Takes a TensorFlow that was found.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="environment">What its bits depend on.</param>
    /// <param name="timeLimit">How long one run of a graph may take; null is <see cref="TensorFlowBackend.DefaultTimeLimit"/>.</param>
    public Regenerator(TensorFlowLocation location, TensorFlowEnvironment environment, TimeSpan? timeLimit = null)
    {
        tensorflow = TensorFlowBackend.At(location, environment, timeLimit: timeLimit);
        traces = new TensorFlowTraces(tensorflow);
        spread = new Lazy<Spread>(() => new Spread(location, timeLimit));
        reference = new Lazy<Reference>(() => tensorflow.Reference());
    }

    /// <summary>Why TensorFlow does not load here, or null. Asking starts it.</summary>
    public string? Unavailable => tensorflow.Unavailable;

    /// <summary>The numerics of the TensorFlow at hand.</summary>
    public Reference Reference => reference.Value;

    /// <summary>
    /// Makes one golden again. <paramref name="inputs"/> are drawn ones for a golden that is not there yet;
    /// The spread is measured where the bits changed or none is stored, if <paramref name="otherType"/>, the graph in the other floating-point type, is known.
    /// </summary>
    public RegenerationResult Run(Case row, Func<TensorSet>? inputs, string? otherType)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            if (row.Driver == Driver.InitialWeights)
            {
                return InitialWeights(row);
            }

            if (row.MadeWith is { } command && ReferenceDifference.Of(Reference, row.Reference) is not null)
            {
                if (row.GoldenSha256 is not null)
                {
                    FixtureFolder.ReadGolden(row);
                }

                return new RegenerationResult(row, Change.NotHere, $"made by {Maker(row.Reference)} in Python: {command}");
            }

            if (tensorflow.CannotRun(row) is { } why)
            {
                return new RegenerationResult(row, Change.NotHere, why);
            }

            var path = FileBytes.Within(row.Folder, row.Golden);
            var old = File.Exists(path) ? FixtureFolder.ReadGolden(row) : null;
            if (old is null && inputs is null)
            {
                throw new BadInputException($"{path}: no such file");
            }

            var given = old is null ? inputs!() : CaseArrays.Inputs(old);
            var results = tensorflow.Run(row, given);
            CheckFinite(results);
            var change = old is null ? Change.New : Compare(row, CaseArrays.Results(old), results);
            var made = new TensorSet(given.Concat(results));
            var same = change == Change.Identical;
            var (traceChange, trace) = Trace(row, given);
            return new RegenerationResult(row, traceChange > change ? traceChange : change, null)
            {
                Content = same ? null : NpzFile.ToBytes(made),
                TraceContent = trace,
                Spread = !same || row.Spread is null ? otherType is null ? null : spread.Value.Measure(row, given, results, otherType) : row.Spread,
            };
        }
        catch (BadInputException e)
        {
            return new RegenerationResult(row, Change.BadInput, e.Message);
        }
        catch (BackendException e)
        {
            return new RegenerationResult(row, Change.Error, e.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        tensorflow.Dispose();
        if (spread.IsValueCreated)
        {
            spread.Value.Dispose();
        }
    }

    private static string Maker(Reference reference) => $"TensorFlow {reference.TensorFlow}{(reference.OneDnn ? " with oneDNN on" : string.Empty)}";

    /// <summary>These goldens are made in Python, by each version's own cell; here its graph is run again, which must give the same bits.</summary>
    private RegenerationResult InitialWeights(Case row)
    {
        var old = CaseArrays.Results(FixtureFolder.ReadGolden(row));
        return Compare(row, old, tensorflow.Run(row, [])) == Change.Identical
            ? new RegenerationResult(row, Change.Identical, $"(made by {row.Reference.TensorFlow} in Python)")
            : new RegenerationResult(row, Change.NotHere, $"made by {Maker(row.Reference)} in Python: {row.MadeWith}");
    }

    /// <summary>Makes the golden trace again: what changes, and the new file where anything does.</summary>
    private (Change Change, byte[]? Content) Trace(Case row, TensorSet given)
    {
        if (row.Trace is null)
        {
            return (Change.Identical, null);
        }

        var made = traces.Trace(row, given);
        CheckFinite(made);
        var change = File.Exists(FileBytes.Within(row.Folder, row.Trace)) ? Compare(row, FixtureFolder.ReadTrace(row), made) : Change.New;
        return (change, change == Change.Identical ? null : NpzFile.ToBytes(made));
    }

    private static void CheckFinite(TensorSet made)
    {
        if (made.FirstOrDefault(p => p.Value.FirstNotFinite() is not null).Key is { } name)
        {
            throw new BadInputException($"array '{name}': TensorFlow's own result is not finite, and a golden must be");
        }
    }

    private static Change Compare(Case row, TensorSet old, TensorSet now)
    {
        if (!old.Keys.SequenceEqual(now.Keys, StringComparer.Ordinal))
        {
            return Change.Semantic;
        }

        var verdicts = old.Select(p => ArrayComparison.Compare(row, p.Key, p.Value, now[p.Key], Floor.Of(row, p.Key), null)).ToList();
        return verdicts.TrueForAll(v => v.Outcome == Outcome.Identical) ? Change.Identical
            : verdicts.TrueForAll(v => v.Outcome != Outcome.Differs) ? Change.Noise
            : Change.Semantic;
    }
}
