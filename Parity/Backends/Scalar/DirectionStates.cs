using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.Scalar;

/// <summary>The states of one direction of one layer: the initial ones, the last ones, their cotangents and gradients, row by row.</summary>
internal sealed class DirectionStates
{
    private readonly IReadOnlyList<CellState> parts;
    private readonly Func<string, CellState, string> name;
    private readonly TensorSet given;
    private readonly Tensor[] last;
    private readonly Tensor[] gradient;

    /// <param name="parts">The parts of the cell's state.</param>
    /// <param name="layer">What stands before their names: <c>0/</c>, or nothing.</param>
    /// <param name="direction"><c>fw</c>, <c>bw</c> or empty.</param>
    /// <param name="given">What the case is given.</param>
    /// <param name="batch">B.</param>
    public DirectionStates(IReadOnlyList<CellState> parts, string layer, string direction, TensorSet given, int batch)
    {
        (this.parts, this.given) = (parts, given);
        name = (head, part) => Drivers.Path(head, direction, layer + part.Path);
        last = [.. parts.Select(p => Tensor.Zeros(DType.Float64, batch, p.Size))];
        gradient = [.. parts.Select(p => Tensor.Zeros(DType.Float64, batch, p.Size))];
    }

    /// <summary>The initial state of a row: zeros where none is given.</summary>
    public double[][] Initial(int n) => [.. parts.Select(p => Row(given.Find(name("initial_state", p)), n, p))];

    /// <summary>The cotangent of a part of the last state of a row.</summary>
    public double[] Cotangent(int n, int part) => Row(given.Need(name("cotangent/state", parts[part])), n, parts[part]);

    /// <summary>Takes the last state of a row. A NaN that was computed must not look like one that says "not computed".</summary>
    public void Last(int n, Func<int, double[]> value, bool known)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            var row = known ? Array.ConvertAll(value(part), Known) : [.. Enumerable.Repeat(double.NaN, parts[part].Size)];
            row.CopyTo(last[part].As<double>()[(n * parts[part].Size)..]);
        }
    }

    /// <summary>Takes the gradient of a row's initial state.</summary>
    public void Gradient(int n, double[][] value)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            value[part].CopyTo(gradient[part].As<double>()[(n * parts[part].Size)..]);
        }
    }

    /// <summary>Adds the arrays to a result.</summary>
    public void Put(TensorSet result, bool gradients)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            result[name("state", parts[part])] = last[part];
            if (gradients && given.ContainsKey(name("initial_state", parts[part])))
            {
                result[name("gradient/initial_state", parts[part])] = gradient[part];
            }
        }
    }

    /// <summary>A number that was computed, as a result has it.</summary>
    public static double Known(double x) => double.IsNaN(x) ? double.PositiveInfinity : x;

    private static double[] Row(Tensor? tensor, int n, CellState part) =>
        tensor is null ? new double[part.Size] : tensor.To(DType.Float64).Array<double>()[(n * part.Size)..((n + 1) * part.Size)];
}
