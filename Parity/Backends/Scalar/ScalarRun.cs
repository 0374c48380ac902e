using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>A case in the oracle, row by row: up through the layers, each in its directions, and down again. No row knows of another.</summary>
internal sealed class ScalarRun
{
    private readonly CaseShape shape;
    private readonly TensorSet given;
    private readonly OracleScope scope;
    private readonly RowArrays arrays;
    private readonly Tensor inputs;
    private readonly List<(LayerSpec Spec, ScalarDirection[] Directions)> layers;
    private readonly IReadOnlyList<(string Name, int Size)> outputs;
    private readonly TensorSet result = [];

    /// <param name="row">The case.</param>
    /// <param name="given">What it is given.</param>
    /// <param name="rules">The rules of a direction.</param>
    /// <param name="scope">How much to compute.</param>
    /// <param name="trace">Where the trace goes; null where it is not wanted.</param>
    public ScalarRun(Case row, TensorSet given, Func<string, OracleRules> rules, OracleScope scope, TensorSet? trace)
    {
        (shape, this.given) = (CaseShape.Of(row, given), given);
        arrays = new RowArrays(shape, row.TimeMajor);
        inputs = given.Need("inputs").To(DType.Float64);
        var specs = LayerSpec.Of(row, shape.Inputs);
        this.scope = specs.Count == 1 ? scope : scope with { Steps = int.MaxValue };
        layers = [.. specs.Select(spec => (spec, row.Driver.Directions().Select(d => new ScalarDirection(
            spec, shape, given, d, rules(d), this.scope, trace is null ? null : new DirectionTrace(row, shape, d, trace))).ToArray()))];
        outputs = row.Driver.Outputs(row.Cell);
        foreach (var (name, size) in outputs)
        {
            result[name] = Tensor.Zeros(DType.Float64, [.. inputs.Shape[..2], size]);
        }
    }

    /// <summary>The results.</summary>
    public TensorSet Run()
    {
        var gradient = Tensor.Zeros(DType.Float64, inputs.Shape);
        for (var n = 0; n < shape.Batch; n++)
        {
            var tapes = Up(n);
            if (scope.Gradients)
            {
                arrays.Put(gradient, n, 0, Down(n, tapes));
            }
        }

        foreach (var direction in layers.SelectMany(l => l.Directions))
        {
            direction.Put(result, given);
        }

        if (scope.Gradients)
        {
            result["gradient/inputs"] = gradient;
        }

        return result;
    }

    /// <summary>A row's way there: what each direction of each layer left behind.</summary>
    private List<RowTape[]> Up(int n)
    {
        var (x, tapes) = (arrays.Get(inputs, n), new List<RowTape[]>());
        foreach (var (_, directions) in layers)
        {
            tapes.Add([.. directions.Select(d => d.Forward(n, x))]);
            x = tapes.Count < layers.Count ? [.. Enumerable.Range(0, shape.Time).Select(t => tapes[^1].SelectMany(tape => tape.Outputs[t]!).ToArray())] : x;
        }

        var size = layers[^1].Spec.Cell.OutputSize;
        for (var d = 0; d < tapes[^1].Length; d++)
        {
            arrays.Put(result[outputs[Math.Min(d, outputs.Count - 1)].Name], n, outputs.Count == 1 ? d * size : 0, tapes[^1][d].Outputs);
        }

        return tapes;
    }

    /// <summary>A row's way back: the gradient of its inputs.</summary>
    private double[][] Down(int n, List<RowTape[]> tapes)
    {
        var cotangents = outputs.Select(o => arrays.Get(given.Need("cotangent/" + o.Name).To(DType.Float64), n)).ToList();
        double[][] dy = [.. Enumerable.Range(0, shape.Time).Select(t => cotangents.SelectMany(g => g[t]).ToArray())];
        for (var k = layers.Count - 1; k >= 0; k--)
        {
            var (spec, directions) = layers[k];
            double[][] dx = [.. Enumerable.Range(0, shape.Time).Select(_ => new double[spec.Inputs])];
            var size = spec.Cell.OutputSize;
            for (var d = 0; d < directions.Length; d++)
            {
                directions[d].Backward(n, tapes[k][d], directions.Length == 1 ? dy : Array.ConvertAll(dy, v => v[(d * size)..((d + 1) * size)]), dx);
            }

            dy = dx;
        }

        return dy;
    }
}
