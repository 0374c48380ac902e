using Parity.Cases;

namespace Parity.Diagnosis;

/// <summary>A cell of a case that is made of no others, where it stands.</summary>
/// <param name="Direction"><c>fw</c>, <c>bw</c> or empty.</param>
/// <param name="Layer">Its place among cells on top of one another; 0 where it stands alone.</param>
/// <param name="Spec">The cell.</param>
/// <param name="Inputs">The depth of what it reads, I.</param>
/// <param name="Scope">What stands before its variables' names below the direction's scope: <c>multi_rnn_cell/cell_0/</c>, or nothing.</param>
/// <param name="Wrapped">Whether its input is added to its output: it is in a <c>ResidualWrapper</c>.</param>
public sealed record CellPlace(string Direction, int Layer, CellSpec Spec, int Inputs, string Scope, bool Wrapped)
{
    /// <summary>The cells of a case, direction by direction, from the input up.</summary>
    public static IEnumerable<CellPlace> Of(Case row, int inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        return from direction in row.Driver.Directions()
               from place in row.Driver == Driver.StackBidirectionalDynamicRnn
                   ? Layers(row.Cell, 2, inputs, direction, string.Empty)
                   : Within(new CellPlace(direction, 0, row.Cell, inputs, string.Empty, Wrapped: false))
               select place;
    }

    /// <summary>The cells that a specification is made of; itself where it is made of no others.</summary>
    public static IEnumerable<CellSpec> Leaves(CellSpec spec) => Within(new CellPlace(string.Empty, 0, spec, 1, string.Empty, Wrapped: false)).Select(p => p.Spec);

    private static IEnumerable<CellPlace> Within(CellPlace place) =>
        place.Spec.Cell is { } wrapped ? Within(place with { Spec = wrapped, Wrapped = true })
        : place.Spec.Cells is null ? [place]
        : Layers(place.Spec, 1, place.Inputs, place.Direction, place.Scope + "multi_rnn_cell/");

    private static IEnumerable<CellPlace> Layers(CellSpec spec, int directions, int inputs, string direction, string scope) =>
        spec.Cells!.SelectMany((layer, k) => Within(new CellPlace(direction, k, layer, k == 0 ? inputs : directions * spec.Cells![k - 1].OutputSize, FormattableString.Invariant($"{scope}cell_{k}/"), Wrapped: false)));
}
