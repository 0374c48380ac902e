using Parity.Cases;

namespace Parity.Bench.Workloads;

/// <summary>What is timed: every combination of shapes, passes and fillings that means something.</summary>
public static class Plan
{
    /// <summary>The workloads, shape by shape. A single row is not ragged: it is timed at full length only.</summary>
    public static IReadOnlyList<Workload> Of(IReadOnlyList<Shape> shapes, IReadOnlyList<Pass> passes, IReadOnlyList<Filling> fillings) =>
    [
        .. from shape in shapes
           from filling in fillings
           where shape.Batch > 1 || filling == Filling.Full
           from pass in passes
           select new Workload(shape, pass, filling),
    ];

    /// <summary>The graphs that TensorFlow needs for some shapes: with and without lengths.</summary>
    public static IReadOnlyList<GraphSpec> Graphs(IReadOnlyList<Shape> shapes) =>
    [
        .. shapes.SelectMany(s => new[] { Filling.Full, Filling.Ragged }.Select(f => new Workload(s, Pass.Training, f).Row.Graph))
            .DistinctBy(g => g.Name, StringComparer.Ordinal).OrderBy(g => g.Name, StringComparer.Ordinal),
    ];
}
