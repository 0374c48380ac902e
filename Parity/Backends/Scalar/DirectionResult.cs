using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>The outputs and the last state of one direction, as they come in.</summary>
internal sealed class DirectionResult
{
    private readonly Case row;
    private readonly CaseShape shape;
    private readonly string direction;
    private readonly Tensor outputs;
    private readonly Tensor c;
    private readonly Tensor h;

    public DirectionResult(Case row, CaseShape shape, TensorSet given, string direction)
    {
        (this.row, this.shape, this.direction) = (row, shape, direction);
        outputs = Tensor.Zeros(DType.Float64, given.Need("cotangent/" + Drivers.Path("outputs", direction)).Shape);
        c = Tensor.Zeros(DType.Float64, shape.Batch, shape.Units);
        h = Tensor.Zeros(DType.Float64, shape.Batch, shape.Units);
    }

    /// <summary>The output of row n at time t; null leaves zeros.</summary>
    public void Output(int n, int t, double[]? value) => Copy(value, outputs, shape.Place(row.TimeMajor, n, t), known: true);

    /// <summary>Says that an output was not computed.</summary>
    public void Unknown(int n, int t) => outputs.As<double>().Slice(shape.Place(row.TimeMajor, n, t) * shape.Units, shape.Units).Fill(double.NaN);

    /// <summary>The last state of row n.</summary>
    public void State(int n, double[] lastC, double[] lastH, bool known)
    {
        Copy(lastC, c, n, known);
        Copy(lastH, h, n, known);
    }

    /// <summary>Adds the arrays to a result.</summary>
    public void Put(TensorSet result)
    {
        result[Drivers.Path("outputs", direction)] = outputs;
        result[Drivers.Path("state", direction, "c")] = c;
        result[Drivers.Path("state", direction, "h")] = h;
    }

    /// <summary>A NaN that was computed must not look like one that says "not computed".</summary>
    private void Copy(double[]? value, Tensor to, int place, bool known)
    {
        for (var u = 0; value is not null && u < shape.Units; u++)
        {
            to.As<double>()[(place * shape.Units) + u] = !known ? double.NaN : double.IsNaN(value[u]) ? double.PositiveInfinity : value[u];
        }
    }
}
