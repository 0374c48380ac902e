using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Diagnosis;

/// <summary>A case as hypotheses see it: its sizes and what it is given, in float64.</summary>
public sealed record Setting
{
    private Setting(Case row, CaseShape shape, TensorSet given) => (Row, Shape, Given, Batch, Lengths) = (row, shape, given, shape.Batch, [.. Enumerable.Range(0, shape.Batch).Select(shape.Length)]);

    /// <summary>The case, its type float64.</summary>
    public Case Row { get; }

    /// <summary>The case's own type.</summary>
    public DType Type { get; private init; }

    /// <summary>The sizes.</summary>
    public CaseShape Shape { get; private init; }

    /// <summary>What it is given.</summary>
    public TensorSet Given { get; private init; }

    /// <summary>B of the whole case, of which this may be some rows.</summary>
    public int Batch { get; private init; }

    /// <summary>The length of every row of the whole case.</summary>
    public IReadOnlyList<int> Lengths { get; private init; }

    /// <summary>Whether the whole batch is here.</summary>
    public bool IsWhole => Shape.Batch == Batch;

    /// <summary>The directions: <c>fw</c>, <c>bw</c>, or one without a name.</summary>
    public IReadOnlyList<string> Directions => Row.Driver.Directions();

    /// <summary>Whether there are two.</summary>
    public bool Bidirectional => Directions.Count == 2;

    /// <summary>Whether initial states are given.</summary>
    public bool HasInitialState => Given.Under("initial_state/").Any();

    /// <summary>The longest row.</summary>
    public int Longest => Lengths.DefaultIfEmpty(0).Max();

    /// <summary>Whether any row makes a step.</summary>
    public bool Steps => Longest > 0;

    /// <summary>Whether any step has a state before it that is not zero.</summary>
    public bool Recurs => Longest > (HasInitialState ? 0 : 1);

    /// <summary>Whether any row is shorter than T.</summary>
    public bool Ragged => Lengths.Any(l => l < Shape.Time);

    /// <summary>Takes a case with its golden's arrays.</summary>
    /// <exception cref="BadInputException">The arrays do not fit the case.</exception>
    public static Setting Of(Case row, TensorSet golden)
    {
        ArgumentNullException.ThrowIfNull(row);
        var given = CaseArrays.Inputs(golden);
        var shape = CaseShape.Of(row, given);
        return new Setting(row with { DType = DType.Float64 }, shape, new TensorSet(given.Select(p => KeyValuePair.Create(p.Key, p.Value.DType.IsFloating() ? p.Value.To(DType.Float64) : p.Value)))) { Type = row.DType };
    }

    /// <summary>Some rows of the batch.</summary>
    public Setting Rows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var given = new TensorSet(Given.Select(p => KeyValuePair.Create(p.Key, BatchAxis(p.Key) is { } axis ? BatchRows.Take(p.Value, axis, rows) : p.Value)));
        return this with { Given = given, Shape = CaseShape.Of(Row, given) };
    }

    /// <summary>The same case with something else in it.</summary>
    /// <param name="row">The case to be.</param>
    /// <param name="change">Changes a copy of what is given.</param>
    public Setting With(Case row, Action<TensorSet> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var given = new TensorSet(Given);
        change(given);
        return new Setting(row, CaseShape.Of(row, given), given) { Type = Type };
    }

    /// <summary>The shape of a given array or of a result.</summary>
    public int[] ShapeOf(string array) => (Given.Find(array) ?? Given.Need(CaseArrays.Like(array))).Shape;

    /// <summary>The axis of the batch in a case's array; null where it has none.</summary>
    public int? BatchAxis(string array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var name = array.StartsWith("gradient/", StringComparison.Ordinal) || array.StartsWith("cotangent/", StringComparison.Ordinal) ? array[(array.IndexOf('/', StringComparison.Ordinal) + 1)..] : array;
        return TraceArrays.Is(name) ? 1
            : name == "inputs" || name.StartsWith("outputs", StringComparison.Ordinal) ? (Row.TimeMajor ? 1 : 0)
            : name == "sequence_length" || name.StartsWith("initial_state/", StringComparison.Ordinal) || name.StartsWith("state/", StringComparison.Ordinal) ? 0
            : null;
    }

    /// <summary>The cells that are made of no others, direction by direction, from the input up.</summary>
    public IEnumerable<CellPlace> Cells => CellPlace.Of(Row, Shape.Inputs);

    /// <summary>The variables.</summary>
    public IEnumerable<WeightArray> Weights =>
        from cell in Cells
        from variable in cell.Spec.Variables(cell.Inputs)
        select new WeightArray(
            "weights/" + CellVariables.Name(Given, cell.Direction, cell.Scope + variable.Name),
            cell,
            variable.Name[(variable.Name.IndexOf('/', StringComparison.Ordinal) + 1)..],
            variable.Shape,
            variable.Gates);

    /// <summary>The depth of an array of outputs.</summary>
    public int OutputSize => Row.Driver.Outputs(Row.Cell)[0].Size;

    /// <summary>The part of the state that is put out, by its name below the direction's.</summary>
    public CellState Shown => Row.Cell.States[^1];

    /// <summary>Whether that part is the output itself: none is added to it, and both directions do not stand side by side.</summary>
    public bool ShowsState => ScalarCells.PutsOutState(Row.Cell) && OutputSize == Shown.Size;

    /// <summary>The arrays of the state's parts: <c>initial_state/fw/c</c>, <c>cotangent/state/0/h</c>, …</summary>
    public IEnumerable<string> StateNames(string head, Func<CellState, bool>? which = null) =>
        from direction in Directions from part in Row.Cell.States where which?.Invoke(part) ?? true select Drivers.Path(head, direction, part.Path);

    /// <summary>The names of given arrays that begin so.</summary>
    public IEnumerable<string> GivenNames(params string[] heads) => Given.Keys.Where(n => Array.Exists(heads, h => n.StartsWith(h, StringComparison.Ordinal)));

    /// <summary>The names of the case's results.</summary>
    public IReadOnlyList<string> ResultNames() => CaseArrays.ResultNames(Row, Given);

    /// <summary>The names of results of any of these kinds.</summary>
    public IEnumerable<string> ResultNames(params Func<string, bool>[] kinds) => ResultNames().Where(n => Array.Exists(kinds, k => k(n)));

    /// <summary>The direction that an array belongs to; null where it is of both, as the inputs' gradient is.</summary>
    public static string? DirectionOf(string array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var parts = array.Split('/');
        return parts.Contains("fw", StringComparer.Ordinal) ? "fw" : parts.Contains("bw", StringComparer.Ordinal) ? "bw" : null;
    }
}
