using System.Text.Json;
using Parity.Bench.Workloads;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Bench.Commands;

/// <summary>The graphs that TensorFlow needs, in the form that <c>parity list --json</c> has and tools/export reads.</summary>
internal static class GraphList
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The document.</summary>
    public static string Render(IReadOnlyList<Shape> shapes) => JsonSerializer.Serialize(
        new
        {
            Format = 1,
            Graphs = Plan.Graphs(shapes).Select(g => new
            {
                g.Name,
                Driver = g.Driver.Name(),
                g.Cell,
                g.Inputs,
                g.TimeMajor,
                Dtype = g.DType.Name(),
                SequenceLength = g.SequenceLength?.Name(),
                g.InitialState,
            }),
        },
        Json);
}
