namespace Parity.Cases;

/// <summary>
/// The arrays of a trace, <c>trace/[fw/|bw/]PART</c>: what a direction computes at each step, <c>[T, B, …]</c> in the direction's own time whatever the
/// case's layout, so that step t of the backward direction is time <c>sequence_length[n] − 1 − t</c>.
/// <list type="bullet">
/// <item><c>z [T, B, 4H]</c>: the pre-activations i j f o with the bias and without the forget bias.</item>
/// <item><c>i j f o [T, B, H]</c>: the activations σ(i), tanh(j), σ(f + forget_bias), σ(o).</item>
/// <item><c>c h [T, B, H]</c>: the state after the step.</item>
/// <item><c>dz [T, B, 4H]</c>: the gradient of z.</item>
/// <item><c>dc dh [T, B, H]</c>: the cotangents that reach the state after the step from outside it: from the next step (the state's own after the last), and
/// dh from the output as well. What comes to c through the step's own h is not in dc.</item>
/// </list>
/// Past a row's length z, i, j, f, o and dz are zeros, c and h stay what they were, and dc and dh are what passes through.
/// </summary>
public static class TraceArrays
{
    /// <summary>How their names begin.</summary>
    public const string Head = "trace/";

    /// <summary>The parts, in the order of a step.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["z", "i", "j", "f", "o", "c", "h", "dz", "dc", "dh"];

    /// <summary>The name of a part's array: <c>trace/bw/dz</c>, <c>trace/z</c>.</summary>
    public static string Name(string direction, string part) => Drivers.Path("trace", direction, part);

    /// <summary>Whether an array is one of a trace.</summary>
    public static bool Is(string array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.StartsWith(Head, StringComparison.Ordinal);
    }

    /// <summary>Whether it has the gates side by side, <c>[T, B, 4H]</c>.</summary>
    public static bool HasGates(string array) => Part(array) is "z" or "dz";

    /// <summary>Whether it belongs to the way back, on which the last step comes first.</summary>
    public static bool IsBackward(string array) => Part(array) is "dz" or "dc" or "dh";

    /// <summary>Whether it is zero past a row's length; the others are carried on there.</summary>
    public static bool IsZeroPastLength(string array) => Part(array) is not ("c" or "h" or "dc" or "dh");

    /// <summary>The part of the way back that belongs to one of the state: <c>0/dc</c> of <c>0/c</c>.</summary>
    public static string GradientOf(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Insert(state.LastIndexOf('/') + 1, "d");
    }

    /// <summary>Why a case has no trace, or null.</summary>
    public static string? CannotTrace(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Driver is Driver.InitialWeights or Driver.StackBidirectionalDynamicRnn ? $"driver {row.Driver.Name()} has no trace" : null;
    }

    /// <summary>Every array of a case's trace, with its shape; none where it has no trace. Of another cell than an LSTM they are the states and their gradients alone.</summary>
    public static IEnumerable<KeyValuePair<string, int[]>> Shapes(Case row, CaseShape shape)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(shape);
        var lstm = row.Cell.Type is "LSTMCell" or "BasicLSTMCell" or "LSTMBlockCell";
        var gates = lstm ? Parts.Except(["c", "h", "dc", "dh"], StringComparer.Ordinal).Select(p => (Name: p, Size: HasGates(p) ? 4 * shape.Units : shape.Units)).ToList() : [];
        return from direction in CannotTrace(row) is null ? row.Driver.Directions() : []
               from part in gates.Where(g => !IsBackward(g.Name))
                   .Concat(row.Cell.States.Select(s => (Name: s.Path, s.Size)))
                   .Concat(gates.Where(g => IsBackward(g.Name)))
                   .Concat(row.Cell.States.Select(s => (Name: GradientOf(s.Path), s.Size)))
               select KeyValuePair.Create(Name(direction, part.Name), new[] { shape.Time, shape.Batch, part.Size });
    }

    private static string Part(string array) => array[(array.LastIndexOf('/') + 1)..];
}
