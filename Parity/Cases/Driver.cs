namespace Parity.Cases;

/// <summary>TensorFlow's function that unrolls a cell over time, or makes its initial weights.</summary>
public enum Driver
{
    /// <summary><c>tf.compat.v1.nn.dynamic_rnn</c>.</summary>
    DynamicRnn,

    /// <summary><c>tf.compat.v1.nn.bidirectional_dynamic_rnn</c>.</summary>
    BidirectionalDynamicRnn,

    /// <summary>No unrolling: the weights as the cell's variables are initialised.</summary>
    InitialWeights,
}

/// <summary>Names of <see cref="Driver"/> and of its directions.</summary>
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
        _ => throw new ArgumentOutOfRangeException(nameof(driver), driver, "unknown driver"),
    };

    /// <summary>The inverse of <see cref="Name"/>.</summary>
    /// <exception cref="BadInputException">No such driver.</exception>
    public static Driver Parse(string name) => Enum.GetValues<Driver>().Cast<Driver?>().FirstOrDefault(d => d!.Value.Name() == name)
        ?? throw new BadInputException($"driver '{name}': expected {string.Join(", ", Enum.GetValues<Driver>().Select(Name))}");

    /// <summary>The directions in TensorFlow's order: <c>fw</c>, <c>bw</c>, or one without a name.</summary>
    public static IReadOnlyList<string> Directions(this Driver driver) => driver == Driver.BidirectionalDynamicRnn ? Both : Single;

    /// <summary><c>outputs</c>, <c>outputs/fw</c>, <c>state/bw/c</c>, …: a name with the direction in its place.</summary>
    public static string Path(string head, string direction, string tail = "") =>
        string.Join('/', new[] { head, direction, tail }.Where(s => s.Length > 0));

    /// <summary>The variable scope of a direction's cell: <c>rnn</c>, <c>bidirectional_rnn/fw</c>, …</summary>
    public static string Scope(string direction) => direction.Length == 0 ? "rnn" : $"bidirectional_rnn/{direction}";
}
