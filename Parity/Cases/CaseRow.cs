using Parity.Tensors;

namespace Parity.Cases;

/// <summary>A row of the built-in table: a configuration, its sizes, and how its inputs were drawn when its golden was first made.</summary>
public sealed record CaseRow
{
    private readonly CellSpec? cell;

    /// <summary>The name.</summary>
    public required string Id { get; init; }

    /// <summary>The unrolling function.</summary>
    public required Driver Driver { get; init; }

    /// <summary>B.</summary>
    public required int Batch { get; init; }

    /// <summary>T.</summary>
    public required int Time { get; init; }

    /// <summary>I.</summary>
    public required int Inputs { get; init; }

    /// <summary>H of a plain LSTMCell.</summary>
    public int Units { get; init; }

    /// <summary><c>forget_bias</c> of a plain LSTMCell.</summary>
    public double ForgetBias { get; init; } = 1.0;

    /// <summary><c>sequence_length</c>; null is None.</summary>
    public IReadOnlyList<int>? Lengths { get; init; }

    /// <summary>The integer type of the lengths.</summary>
    public DType LengthsDType { get; init; } = DType.Int32;

    /// <summary>Whether initial states are given.</summary>
    public bool InitialState { get; init; }

    /// <summary>Whether arrays are time-major.</summary>
    public bool TimeMajor { get; init; }

    /// <summary>The floating-point type.</summary>
    public DType DType { get; init; } = DType.Float32;

    /// <summary>What the glorot-scaled weights are multiplied by.</summary>
    public double WeightScale { get; init; } = 1.0;

    /// <summary>What the normal cotangents are multiplied by.</summary>
    public double CotangentScale { get; init; } = 1.0;

    /// <summary>What stands in the padding of the inputs; null is normal values like everywhere.</summary>
    public double? Padding { get; init; }

    /// <summary>Whether it has a golden trace as well.</summary>
    public bool Traced { get; init; }

    /// <summary>The version of the Python TensorFlow that makes its golden (<c>tools/export goldens</c>, <c>initial</c>); null for a row whose graph <c>regenerate</c> runs.</summary>
    public string? MadeBy { get; init; }

    /// <summary>Whether oneDNN is on when it is made.</summary>
    public bool OneDnn { get; init; }

    /// <summary>The row of the same case in the canonical numerics, whose inputs and spread it has; null is none.</summary>
    public string? Twin { get; init; }

    /// <summary>The seed of its inputs, from the id, so that a new row does not move the others'.</summary>
    public int Seed => Id.Aggregate(17, (h, c) => unchecked((h * 31) + c)) & 0xffff;

    /// <summary>The cell; what is not given is a plain LSTMCell.</summary>
    public CellSpec Cell
    {
        get => cell ?? new() { Type = "LSTMCell", NumUnits = Units, ForgetBias = ForgetBias };
        init => cell = value;
    }

    /// <summary>The golden's file in the fixture folder.</summary>
    public string Golden => $"goldens/{Id}.npz";

    /// <summary>The golden trace's file; null where it has none.</summary>
    public string? Trace => Traced ? $"traces/{Id}.npz" : null;

    /// <summary>The configuration of its driver graph.</summary>
    public GraphSpec Graph => new()
    {
        Driver = Driver,
        Cell = Cell,
        Inputs = Inputs,
        Time = Driver.IsDynamic() ? null : Time,
        TimeMajor = TimeMajor,
        DType = DType,
        SequenceLength = Lengths is null ? null : LengthsDType,
        InitialState = InitialState,
    };

    /// <summary>The configuration of its cell graph, of which golden traces are made; null where it has none.</summary>
    public CellGraphSpec? CellGraph => Driver.IsPlain() && Cell.NotPlain is null ? new() { Cell = Cell, Inputs = Inputs, DType = DType } : null;

    /// <summary>
    /// What Impl may differ by, in ULP of the array's largest magnitude; null is not stated, and then identical where all is known (see <see cref="KnownBits"/>), else the
    /// floor. A row that has another says why.
    /// </summary>
    public double? BudgetUlp { get; init; }
}
