using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>
/// One direction of the oracle, row by row: a row of length L makes L steps and no more. Step t of the backward direction is step L−1−t of
/// the inputs, and its output goes to that place.
/// </summary>
internal sealed class ScalarDirection
{
    private readonly Case row;
    private readonly CaseShape shape;
    private readonly TensorSet given;
    private readonly string direction;
    private readonly string kernelName;
    private readonly string biasName;
    private readonly ScalarLstm cell;
    private readonly double[] x;
    private readonly double[] cotangent;
    private readonly double[] kernelGradient;
    private readonly double[] biasGradient;

    public ScalarDirection(Case row, CaseShape shape, TensorSet given, string direction)
    {
        (this.row, this.shape, this.given, this.direction) = (row, shape, given, direction);
        kernelName = "weights/" + CellVariables.Name(given, direction, "kernel");
        biasName = "weights/" + CellVariables.Name(given, direction, "bias");
        var (kernel, bias) = (Read(kernelName), Read(biasName));
        x = Read("inputs");
        cotangent = Read("cotangent/" + Drivers.Path("outputs", direction));
        cell = new ScalarLstm(kernel, bias, shape.Units, row.Cell.ForgetBias);
        kernelGradient = new double[kernel.Length];
        biasGradient = new double[bias.Length];
    }

    /// <summary>Runs all rows; the inputs' gradient is added to <paramref name="inputGradient"/>.</summary>
    public void Run(TensorSet result, Span<double> inputGradient)
    {
        var (b, h) = (shape.Batch, shape.Units);
        var outputs = Tensor.Zeros(DType.Float64, given.Need("cotangent/" + Drivers.Path("outputs", direction)).Shape);
        Tensor c = Tensor.Zeros(DType.Float64, b, h), m = Tensor.Zeros(DType.Float64, b, h), dc = Tensor.Zeros(DType.Float64, b, h), dm = Tensor.Zeros(DType.Float64, b, h);
        for (var n = 0; n < b; n++)
        {
            var steps = Forward(n, outputs.As<double>(), RowOf(c, n), RowOf(m, n));
            Backward(n, steps, inputGradient, RowOf(dc, n), RowOf(dm, n));
        }

        result[Drivers.Path("outputs", direction)] = outputs;
        result[Drivers.Path("state", direction, "c")] = c;
        result[Drivers.Path("state", direction, "h")] = m;
        result["gradient/" + kernelName] = Tensor.Of(kernelGradient, shape.Inputs + h, 4 * h);
        result["gradient/" + biasName] = Tensor.Of(biasGradient, 4 * h);
        if (given.Under("initial_state/").Any())
        {
            result["gradient/" + Drivers.Path("initial_state", direction, "c")] = dc;
            result["gradient/" + Drivers.Path("initial_state", direction, "h")] = dm;
        }
    }

    private List<ScalarLstm.Step> Forward(int n, Span<double> outputs, Span<double> lastC, Span<double> lastH)
    {
        var (c, h) = (RowOrZeros("initial_state", "c", n), RowOrZeros("initial_state", "h", n));
        var steps = new List<ScalarLstm.Step>();
        for (var t = 0; t < shape.Length(n); t++)
        {
            var place = Place(n, t);
            var step = cell.Forward(x[(place * shape.Inputs)..((place + 1) * shape.Inputs)], c, h);
            step.H.CopyTo(outputs[(place * shape.Units)..]);
            (c, h) = (step.C, step.H);
            steps.Add(step);
        }

        c.CopyTo(lastC);
        h.CopyTo(lastH);
        return steps;
    }

    private void Backward(int n, List<ScalarLstm.Step> steps, Span<double> inputGradient, Span<double> initialC, Span<double> initialH)
    {
        var (dc, dh) = (RowOrZeros("cotangent/state", "c", n), RowOrZeros("cotangent/state", "h", n));
        for (var t = steps.Count - 1; t >= 0; t--)
        {
            var place = Place(n, t);
            for (var u = 0; u < shape.Units; u++)
            {
                dh[u] += cotangent[(place * shape.Units) + u];
            }

            var gradient = cell.Backward(steps[t], dc, dh, kernelGradient, biasGradient);
            for (var k = 0; k < shape.Inputs; k++)
            {
                inputGradient[(place * shape.Inputs) + k] += gradient.XH[k];
            }

            (dc, dh) = (gradient.C, gradient.XH[shape.Inputs..]);
        }

        dc.CopyTo(initialC);
        dh.CopyTo(initialH);
    }

    private int Place(int n, int t) => shape.Place(row.TimeMajor, n, direction == "bw" ? shape.Length(n) - 1 - t : t);

    private double[] Read(string name) => given.Need(name).To(DType.Float64).Array<double>();

    private double[] RowOrZeros(string head, string part, int n) =>
        given.Find(Drivers.Path(head, direction, part)) is { } tensor
            ? tensor.To(DType.Float64).Array<double>()[(n * shape.Units)..((n + 1) * shape.Units)]
            : new double[shape.Units];

    private Span<double> RowOf(Tensor tensor, int n) => tensor.As<double>().Slice(n * shape.Units, shape.Units);
}
