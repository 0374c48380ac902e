using Parity.Bench.Workloads;
using Parity.Reports;

namespace Parity.Bench.Commands;

/// <summary>The graphs that TensorFlow needs, in the form that <c>parity list --json</c> has and tools/export reads.</summary>
internal static class GraphList
{
    /// <summary>The document.</summary>
    public static string Render(IReadOnlyList<Shape> shapes) => ReportJson.Render(
        new
        {
            Format = 1,
            Graphs = GraphJson.Of(Plan.Graphs(shapes)),
        });
}
