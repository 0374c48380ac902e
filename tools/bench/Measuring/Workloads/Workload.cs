using Parity.Cases;
using Parity.Tensors;

namespace Parity.Bench.Workloads;

/// <summary>One thing to time: a pass over a batch. It draws its own arrays, so that every process has the same ones.</summary>
/// <param name="Shape">B, T, I, H.</param>
/// <param name="Pass">What is computed.</param>
/// <param name="Filling">Which lengths the rows have.</param>
public sealed record Workload(Shape Shape, Pass Pass, Filling Filling)
{
    /// <summary>The cell.</summary>
    public MeasuredCell Cell { get; init; } = MeasuredCell.Plain;

    /// <summary><c>S2 training ragged</c>.</summary>
    public string Name => $"{Shape.Name} {Pass.ToString().ToLowerInvariant()} {Filling.Name}";

    /// <summary>The steps that are computed: Σ <c>sequence_length</c>.</summary>
    public long LiveSteps => Filling.Lengths(Shape)?.Sum(l => (long)l) ?? (long)Shape.Batch * Shape.Time;

    /// <summary>
    /// Floating-point operations of the matrix products over the live steps, of the plain cell <c>2·Σ lengths·(I+H)·4H</c>; a training step has
    /// three such products (forward, for the inputs' gradient, for the kernel's).
    /// </summary>
    public double Flops => 2.0 * LiveSteps * Row.Cell.Variables(Shape.Inputs).Where(v => v.Shape is [_, _]).Sum(v => (double)v.Shape[0] * v.Shape[1]) * (Pass == Pass.Training ? 3 : 1);

    /// <summary>The same batch as a row of a case table; a training step and a forward pass have the same arrays.</summary>
    public CaseRow Row => new()
    {
        Id = $"bench {Shape.Sizes} {Filling.Name}",
        Driver = Driver.DynamicRnn,
        Batch = Shape.Batch,
        Time = Shape.Time,
        Inputs = Shape.Inputs,
        Cell = Cell.Of(Shape.Units),
        Lengths = Filling.Lengths(Shape),
    };

    /// <summary>Inputs, lengths, weights and cotangents under a fixture's names, in TensorFlow's layout.</summary>
    public TensorSet Draw() => CaseDraw.Inputs(Row);
}
