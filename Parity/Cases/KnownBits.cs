namespace Parity.Cases;

/// <summary>For which configurations every operation of TensorFlow's is known to the bit, so that Impl is held to identical results.</summary>
public static class KnownBits
{
    private const string StaticOrder = "a static driver adds a step's gradients in the order of its ops' numbers, which is not known for peepholes, projections and layers";
    private const string ReciprocalRoot = "layer normalisation takes the processor's approximate reciprocal square root";

    /// <summary>What is not known of a configuration, or null where all is. Its results are then within the floor, or what the row states.</summary>
    public static string? Unknown(Driver driver, CellSpec cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Has(cell, c => c is { Type: "LayerNormBasicLSTMCell", LayerNorm: not false } or { LayerNorm: true }) ? ReciprocalRoot
            : driver is Driver.StaticRnn or Driver.StaticBidirectionalRnn && Has(cell, c => c.UsePeepholes || c.NumProj is not null || c.Cells is not null || c.Cell is not null) ? StaticOrder
            : null;
    }

    private static bool Has(CellSpec cell, Predicate<CellSpec> what) => what(cell) || (cell.Cells ?? []).Append(cell.Cell).OfType<CellSpec>().Any(c => Has(c, what));
}
