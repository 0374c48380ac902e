using Parity.Cases;

namespace Parity.Models.Running;

/// <summary>What is known of a saved network's cells and is in no file. What is null stays as the names and shapes tell, or TensorFlow's default.</summary>
public sealed record CellChoice
{
    /// <summary>The class: <c>LSTMBlockCell</c>; also of a scope whose variables are not recognised.</summary>
    public string? Type { get; init; }

    /// <summary><c>forget_bias</c>.</summary>
    public double? ForgetBias { get; init; }

    /// <summary><c>activation</c>.</summary>
    public string? Activation { get; init; }

    /// <summary><c>cell_clip</c>.</summary>
    public double? CellClip { get; init; }

    /// <summary><c>proj_clip</c>.</summary>
    public double? ProjClip { get; init; }

    /// <summary>A single cell with it.</summary>
    /// <exception cref="BadInputException">A number is not finite, a clip not above 0, or one for a projection that the cell has not.</exception>
    public CellSpec Of(CellSpec cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        Check("cell_clip", CellClip, above: 0);
        Check("proj_clip", ProjClip, above: 0);
        Check("forget_bias", ForgetBias, double.NegativeInfinity);
        if (ProjClip is not null && cell.NumProj is null)
        {
            throw new BadInputException($"proj_clip: {cell.Type} has no projection here");
        }

        var peepholes = cell.UsePeepholes || cell.UsePeephole;
        var typed = Type is null || Type == cell.Type ? cell
            : CellKinds.Find(Type) is { } kind ? cell with { Type = Type, UsePeephole = peepholes && Has(kind, "use_peephole"), UsePeepholes = peepholes && !Has(kind, "use_peephole") }
            : cell with { Type = Type };
        return typed with
        {
            ForgetBias = ForgetBias ?? typed.ForgetBias,
            Activation = Activation ?? typed.Activation,
            CellClip = CellClip ?? typed.CellClip,
            ProjClip = ProjClip ?? typed.ProjClip,
        };
    }

    private static void Check(string name, double? value, double above)
    {
        if (value is { } number && !(number > above && double.IsFinite(number)))
        {
            throw new BadInputException(FormattableString.Invariant($"{name} {number}: expected a {(above == 0 ? "number above 0" : "finite number")}"));
        }
    }

    private static bool Has(CellKind kind, string argument) => Array.IndexOf(kind.Arguments, argument) >= 0;
}
