using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>
/// The sizes of a cell's states and variables, held so that a pass asks for them without allocating. I is read off the variable whose size grows
/// with it, <c>size(I) = size(1) + (I − 1)·growth</c>.
/// </summary>
internal sealed class CellLayout
{
    private readonly RnnCell cell;
    private readonly int counted;
    private readonly int first;
    private readonly int growth;
    private int inputs;
    private int[] sizes = [];

    /// <summary>Reads it off a cell.</summary>
    public CellLayout(RnnCell cell)
    {
        this.cell = cell;
        (States, OutputSize) = ([.. cell.States], cell.OutputSize);
        var (one, two) = (cell.Variables(1), cell.Variables(2));
        counted = Enumerable.Range(0, one.Count).First(v => one[v].Size != two[v].Size);
        (first, growth) = (one[counted].Size, two[counted].Size - one[counted].Size);
    }

    /// <summary>The state's tensors.</summary>
    public StatePart[] States { get; }

    /// <summary>Elements of an output row.</summary>
    public int OutputSize { get; }

    /// <summary>I, from the sizes of weights.</summary>
    /// <exception cref="ArgumentException">They do not fit the cell.</exception>
    public int Inputs<T>(CellWeights<T> weights, string name = "")
        where T : unmanaged
    {
        if (inputs > 0 && weights.Fits(sizes))
        {
            return inputs;
        }

        var one = cell.Variables(1);
        if (weights.Arrays.Count != one.Count)
        {
            throw new ArgumentException($"{name}weights: expected {one.Count} arrays ({string.Join(", ", one.Select(v => v.Name))}), got {weights.Arrays.Count}");
        }

        var size = (weights.Arrays[counted] ?? throw new ArgumentNullException(name + one[counted].Name)).Length;
        var found = ((size - first) / growth) + 1;
        for (var v = 0; v < one.Count; v++)
        {
            var shape = cell.Variables(Math.Max(1, found))[v];
            var got = (weights.Arrays[v] ?? throw new ArgumentNullException(name + one[v].Name)).Length;
            if (found < 1 || size < first || got != shape.Size)
            {
                throw new ArgumentException($"{name}{shape.Name}: expected {(v == counted ? Describe() : $"[{string.Join(", ", shape.Shape)}]")}, got {got} elements");
            }
        }

        cell.CheckInputs(found);
        (inputs, sizes) = (found, [.. cell.Variables(found).Select(v => v.Size)]);
        return found;
    }

    /// <summary>The weights where they fit I, else new ones.</summary>
    public CellWeights<T> Fit<T>(CellWeights<T> weights, int depth)
        where T : unmanaged => inputs == depth && weights.Fits(sizes) ? weights : CellWeights<T>.Zeros(cell, depth);

    /// <summary>The state where it fits B, else a new one.</summary>
    public CellState<T> Fit<T>(CellState<T> state, int batch)
        where T : unmanaged => state.Fits(batch, States) ? state : CellState<T>.Zeros(cell, batch);

    /// <summary>The same for both directions.</summary>
    public Both<CellState<T>> Fit<T>(Both<CellState<T>> state, int batch)
        where T : unmanaged
    {
        var (fw, bw) = (Fit(state.Fw, batch), Fit(state.Bw, batch));
        return ReferenceEquals(fw, state.Fw) && ReferenceEquals(bw, state.Bw) ? state : new(fw, bw);
    }

    private string Describe()
    {
        var (one, two) = (cell.Variables(1)[counted].Shape, cell.Variables(2)[counted].Shape);
        return $"[{string.Join(", ", one.Zip(two, (a, b) => a == b ? FormattableString.Invariant($"{a}") : $"I+{a - 1}"))}] with I ≥ 1";
    }
}
