namespace Parity.Cases;

/// <summary>Names of <see cref="Driver"/>, of its directions, outputs and variables.</summary>
public static class Drivers
{
    private static readonly string[] Single = [""];
    private static readonly string[] Both = ["fw", "bw"];

    /// <summary>TensorFlow's name, as the manifest writes it.</summary>
    public static string Name(this Driver driver) => driver switch
    {
        Driver.DynamicRnn => "dynamic_rnn",
        Driver.BidirectionalDynamicRnn => "bidirectional_dynamic_rnn",
        Driver.InitialWeights => "initial_weights",
        Driver.StaticRnn => "static_rnn",
        Driver.StaticBidirectionalRnn => "static_bidirectional_rnn",
        Driver.StackBidirectionalDynamicRnn => "stack_bidirectional_dynamic_rnn",
        Driver.FusedRnn => "fused_rnn",
        _ => throw new ArgumentOutOfRangeException(nameof(driver), driver, "unknown driver"),
    };

    /// <summary>The inverse of <see cref="Name"/>.</summary>
    /// <exception cref="BadInputException">No such driver.</exception>
    public static Driver Parse(string name) => Enum.GetValues<Driver>().Cast<Driver?>().FirstOrDefault(d => d!.Value.Name() == name)
        ?? throw new BadInputException($"driver '{name}': expected {string.Join(", ", Enum.GetValues<Driver>().Select(Name))}");

    /// <summary>The directions in TensorFlow's order: <c>fw</c>, <c>bw</c>, or one without a name.</summary>
    public static IReadOnlyList<string> Directions(this Driver driver) =>
        driver is Driver.BidirectionalDynamicRnn or Driver.StaticBidirectionalRnn or Driver.StackBidirectionalDynamicRnn ? Both : Single;

    /// <summary>Whether its loop is one of the graph, so that T is free; else the graph is made for one T.</summary>
    public static bool IsDynamic(this Driver driver) => driver is not (Driver.StaticRnn or Driver.StaticBidirectionalRnn);

    /// <summary>Whether it is one of the two that every backend of ours has: <c>dynamic_rnn</c> and <c>bidirectional_dynamic_rnn</c>.</summary>
    public static bool IsPlain(this Driver driver) => driver is Driver.DynamicRnn or Driver.BidirectionalDynamicRnn;

    /// <summary>Whether only TensorFlow 1's <c>tf.contrib</c> has it.</summary>
    public static bool IsContrib(this Driver driver) => driver is Driver.StackBidirectionalDynamicRnn or Driver.FusedRnn;

    /// <summary>The arrays of its outputs with their depth: one a direction, or a single one with both side by side where TensorFlow concatenates them.</summary>
    public static IReadOnlyList<(string Name, int Size)> Outputs(this Driver driver, CellSpec cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var directions = driver.Directions();
        return driver == Driver.BidirectionalDynamicRnn
            ? [.. directions.Select(d => (Path("outputs", d), cell.OutputSize))]
            : [("outputs", directions.Count * cell.OutputSize)];
    }

    /// <summary>
    /// The variables of one direction by their names below its scope. Under <c>stack_bidirectional_dynamic_rnn</c> they are those of each layer, which
    /// sees both directions of the layer below: <c>cell_1/lstm_cell/kernel</c>.
    /// </summary>
    public static IReadOnlyList<CellVariable> Variables(this Driver driver, CellSpec cell, int inputs)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return driver != Driver.StackBidirectionalDynamicRnn ? cell.Variables(inputs)
            : [.. (cell.Cells ?? []).SelectMany((layer, k) => layer.Variables(k == 0 ? inputs : 2 * cell.Cells![k - 1].OutputSize).Select(v => v with { Name = FormattableString.Invariant($"cell_{k}/{v.Name}") }))];
    }

    /// <summary>TensorFlow's full name of a variable of <see cref="Variables"/>: <c>bidirectional_rnn/fw/lstm_cell/kernel</c>.</summary>
    public static string VariableName(this Driver driver, string direction, string variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var layer = variable.Split('/')[0];
        return driver switch
        {
            Driver.FusedRnn => variable,
            Driver.StackBidirectionalDynamicRnn => $"stack_bidirectional_rnn/{layer}/{Scope(direction)}/{variable[(layer.Length + 1)..]}",
            _ => $"{Scope(direction)}/{variable}",
        };
    }

    /// <summary>Why the driver cannot take this cell, or null.</summary>
    public static string? CannotTake(this Driver driver, CellSpec cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Unsupported ?? (driver == Driver.StackBidirectionalDynamicRnn && cell.Type != "MultiRNNCell" ? $"cell type '{cell.Type}': {driver.Name()} takes the cells of a MultiRNNCell"
            : driver == Driver.FusedRnn != (cell.Type == "LSTMBlockFusedCell") ? $"cell type '{cell.Type}': {driver.Name()} cannot unroll it"
            : null);
    }

    /// <summary><c>outputs</c>, <c>outputs/fw</c>, <c>state/bw/c</c>, …: a name with the direction in its place.</summary>
    public static string Path(string head, string direction, string tail = "") =>
        string.Join('/', new[] { head, direction, tail }.Where(s => s.Length > 0));

    /// <summary>The variable scope of a direction's cell: <c>rnn</c>, <c>bidirectional_rnn/fw</c>, …</summary>
    public static string Scope(string direction) => direction.Length == 0 ? "rnn" : $"bidirectional_rnn/{direction}";
}
