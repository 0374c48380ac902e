namespace Parity.Diagnosis;

/// <summary>One way in which a mistake is made.</summary>
/// <param name="Text">What is particular to it: <c>only the backward direction</c>, <c>read as i f g o</c>; empty for the plain one.</param>
/// <param name="Make">What to plant, by the sizes of the case.</param>
public sealed record Variant(string Text, Func<Setting, Plant> Make)
{
    /// <summary>Whether outputs and states are right all the same.</summary>
    public bool GradientsOnly { get; init; }

    /// <summary>Whether a row's result depends on that row alone, the weights' gradient aside.</summary>
    public bool RowByRow { get; init; } = true;

    /// <summary>Whether the case is taken for another one, with other sizes: what is planted besides goes by those.</summary>
    public bool AltersCase { get; init; }

    /// <summary>
    /// Whether it rounds: then nothing gives the port's very numbers, since a number just beside a rounding's edge falls to either side, and it explains a
    /// port where it takes most of the difference away.
    /// </summary>
    public bool Rounds { get; init; }

    /// <summary>Whether it can be made in one direction alone.</summary>
    public bool PerDirection { get; init; } = true;

    /// <summary>Whether it is a way in which it is seldom made: of two that explain a port the other is meant, and in pairs it may be left out.</summary>
    public bool Rare { get; init; }

    /// <summary>The free parameter, as it was estimated; null where there is none.</summary>
    public Parameter? Parameter { get; init; }

    /// <summary>The same, made in one direction alone.</summary>
    public Variant Only(string direction) => this with
    {
        Text = (Text.Length == 0 ? string.Empty : Text + ", ") + $"in the {(direction == "fw" ? "forward" : "backward")} direction alone",
        Make = setting => Make(setting).Only(direction),
        PerDirection = false,
        Rare = true,
    };
}

/// <summary>A free parameter of a mistake.</summary>
/// <param name="Name">What it is: <c>forget bias</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record Parameter(string Name, double Value);
