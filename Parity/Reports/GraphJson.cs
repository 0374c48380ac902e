using Parity.Cases;
using Parity.Tensors;

namespace Parity.Reports;

/// <summary>The driver graphs that tools/export is to make, as it reads them.</summary>
public static class GraphJson
{
    /// <summary>The element <c>graphs</c>.</summary>
    public static IEnumerable<object> Of(IEnumerable<GraphSpec> graphs) => graphs.Select(g => new
    {
        g.Name,
        Driver = g.Driver.Name(),
        g.Cell,
        g.Inputs,
        g.Time,
        g.TimeMajor,
        Dtype = g.DType.Name(),
        SequenceLength = g.SequenceLength?.Name(),
        g.InitialState,
    });
}
