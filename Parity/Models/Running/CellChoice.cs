using Parity.Cases;
using Parity.Models.Networks;

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

    /// <summary>A network's cell with it: each argument in every cell within it that has such a one.</summary>
    /// <exception cref="BadInputException">A number is not finite, a clip not above 0, or no cell has the argument.</exception>
    public CellSpec Of(CellSpec cell)
    {
        Check("cell_clip", CellClip, above: 0);
        Check("proj_clip", ProjClip, above: 0);
        Check("forget_bias", ForgetBias, double.NegativeInfinity);
        var typed = Network.Each(cell, Typed);
        foreach (var (name, asked, change) in new (string Name, bool Asked, Func<CellSpec, CellSpec> Change)[]
        {
            ("forget_bias", ForgetBias is not null, c => c with { ForgetBias = ForgetBias!.Value }),
            ("activation", Activation is not null, c => c with { Activation = Activation! }),
            ("cell_clip", CellClip is not null, c => c with { CellClip = CellClip }),
            ("proj_clip", ProjClip is not null, c => c with { ProjClip = ProjClip }),
        })
        {
            typed = asked ? With(typed, name, change) : typed;
        }

        return typed;
    }

    private CellSpec Typed(CellSpec cell)
    {
        if (Type is null || Type == cell.Type)
        {
            return cell;
        }

        var peepholes = cell.UsePeepholes || cell.UsePeephole;
        var plural = !Has(Type, "use_peephole");
        return cell with { Type = Type, UsePeephole = peepholes && !plural, UsePeepholes = peepholes && plural };
    }

    private static CellSpec With(CellSpec cell, string argument, Func<CellSpec, CellSpec> change)
    {
        var found = false;
        var changed = Network.Each(cell, c =>
        {
            var has = Has(c.Type, argument) && (argument != "proj_clip" || c.NumProj is not null);
            found |= has;
            return has ? change(c) : c;
        });
        return found || cell.Unsupported is not null ? changed : throw new BadInputException($"{argument}: no cell here has such an argument: {(cell.Type == "LSTMCell" ? "LSTMCell " : string.Empty)}{cell.Line}");
    }

    private static void Check(string name, double? value, double above)
    {
        if (value is { } number && !(number > above && double.IsFinite(number)))
        {
            throw new BadInputException(FormattableString.Invariant($"{name} {number}: expected a {(above == 0 ? "number above 0" : "finite number")}"));
        }
    }

    private static bool Has(string type, string argument) => Array.IndexOf(CellKinds.Find(type)?.Arguments ?? [], argument) >= 0;
}
