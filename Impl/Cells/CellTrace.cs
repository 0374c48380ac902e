namespace Parity.Impl.Cells;

/// <summary>
/// What a cell computed in every step of one direction, in the direction's own time. For LSTM: <c>z [T, B, 4H]</c>, the pre-activations
/// i j f o with the bias and without the forget bias; <c>i</c>, <c>j</c>, <c>f</c>, <c>o</c>, the activations, and <c>c</c>, <c>h</c>, the state after
/// the step, each <c>[T, B, H]</c>. Backward <c>dz</c>, the gradient of z, and <c>dc</c>, <c>dh</c>, what reaches the state after the step from
/// outside of it: from the next step, and dh from the step's output, too. Past a row's length the state stays, its gradient passes through, and the rest is zeros.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class CellTrace<T>
    where T : unmanaged
{
    private readonly Dictionary<string, T[]> arrays;
    private readonly Dictionary<string, int> widths;
    private readonly int batch;
    private readonly string head = string.Empty;

    /// <summary>Makes room for <c>[steps, batch, width]</c> of each.</summary>
    internal CellTrace(int steps, int batch, IEnumerable<(string Name, int Width)> traced)
    {
        (this.batch, arrays, widths) = (batch, [], []);
        foreach (var (name, width) in traced)
        {
            arrays.Add(name, new T[checked(steps * batch * width)]);
            widths.Add(name, width);
        }
    }

    private CellTrace(CellTrace<T> whole, string head) => (batch, arrays, widths, this.head) = (whole.batch, whole.arrays, whole.widths, head);

    /// <summary>The arrays by name.</summary>
    public IReadOnlyDictionary<string, T[]> Arrays => arrays;

    /// <summary>The name of the gradient of what is named so: <c>0/dc</c> of <c>0/c</c>.</summary>
    internal static string GradientName(string name) => name.Insert(name.LastIndexOf('/') + 1, "d");

    /// <summary>The same arrays, for a cell that writes them without the beginning of their names.</summary>
    internal CellTrace<T> Under(string path) => new(this, head + path);

    /// <summary>Row n of step t of an array.</summary>
    internal Span<T> Row(string name, int t, int n) => arrays[head + name].AsSpan(((t * batch) + n) * widths[head + name], widths[head + name]);
}
