namespace Parity.Backends.Scalar;

/// <summary>How a direction goes through the steps of a row of length L in T steps; the defaults are <c>tf.nn.dynamic_rnn</c>'s.</summary>
public sealed record TimeRules
{
    /// <summary>The steps that count, of L and T.</summary>
    public Func<int, int, int> Length { get; init; } = (length, _) => length;

    /// <summary>The length that the backward direction is turned by, of L and T.</summary>
    public Func<int, int, int> TurnLength { get; init; } = (length, _) => length;

    /// <summary>Whether the direction reads its inputs turned round; null: the backward direction does, the forward one does not.</summary>
    public bool? Reads { get; init; }

    /// <summary>Whether its outputs are turned round (back, for the backward direction); null as for <see cref="Reads"/>.</summary>
    public bool? Writes { get; init; }

    /// <summary>The length that outputs are turned by, where it is another one than <see cref="TurnLength"/>.</summary>
    public Func<int, int, int>? WriteLength { get; init; }

    /// <summary>Whether a step counts by the place that it reads, not by its own number.</summary>
    public bool CountsByPlace { get; init; }

    /// <summary>What becomes of the state at a step that does not count.</summary>
    public PastState State { get; init; } = PastState.Frozen;

    /// <summary>What is put out there.</summary>
    public PastOutput Output { get; init; } = PastOutput.Zeros;

    /// <summary>The step, of L and T, after which c is taken for the last state; one that is not run is the last.</summary>
    public Func<int, int, int> LastC { get; init; } = (_, _) => int.MaxValue;

    /// <summary>The same for h.</summary>
    public Func<int, int, int> LastH { get; init; } = (_, _) => int.MaxValue;
}

/// <summary>A state past a row's length.</summary>
public enum PastState
{
    /// <summary>It stays what it was.</summary>
    Frozen,

    /// <summary>It goes on from step to step, over the padding.</summary>
    RunsOn,

    /// <summary>It is zero.</summary>
    Zero,

    /// <summary>h stays, c is zero.</summary>
    ZeroC,

    /// <summary>c stays, h is zero.</summary>
    ZeroH,

    /// <summary>c goes on, h is zero.</summary>
    RunsOnZeroH,

    /// <summary>c goes on, h stays.</summary>
    RunsOnC,

    /// <summary>h goes on, c stays.</summary>
    RunsOnH,
}

/// <summary>An output past a row's length.</summary>
public enum PastOutput
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The state's h; where the output is not that, the last output again.</summary>
    State,

    /// <summary>The h' that the step computes, whatever becomes of the state.</summary>
    Computed,

    /// <summary>The same times zero, up to the longest row's end: zeros that have a sign, as <c>LSTMBlockFusedCell</c>'s mask leaves them.</summary>
    Masked,

    /// <summary>The step's input, as a residual that is added after the zeros leaves it.</summary>
    Input,
}
