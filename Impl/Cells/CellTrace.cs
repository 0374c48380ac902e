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
    private readonly Dictionary<string, T[]> arrays = [];
    private readonly Dictionary<string, int> widths = [];
    private readonly int batch;

    /// <summary>Makes room for <c>[steps, batch, width]</c> of each.</summary>
    internal CellTrace(int steps, int batch, IEnumerable<(string Name, int Width)> traced)
    {
        this.batch = batch;
        foreach (var (name, width) in traced)
        {
            arrays.Add(name, new T[checked(steps * batch * width)]);
            widths.Add(name, width);
        }
    }

    /// <summary>The arrays by name.</summary>
    public IReadOnlyDictionary<string, T[]> Arrays => arrays;

    /// <summary>Row n of step t of an array.</summary>
    internal Span<T> Row(string name, int t, int n) => arrays[name].AsSpan(((t * batch) + n) * widths[name], widths[name]);
}
