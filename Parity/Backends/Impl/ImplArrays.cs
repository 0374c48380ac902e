using System.Numerics;
using Parity.Cases;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Tensors;

namespace Parity.Backends.Impl;

/// <summary>A case's arrays as Impl takes and gives them: a cell's weights and states in its own order, named as in the case.</summary>
/// <param name="row">The case.</param>
/// <param name="cell">Its cell.</param>
/// <param name="shape">Its sizes.</param>
/// <param name="inputs">What is given.</param>
internal sealed class ImplArrays<T>(Case row, RnnCell cell, CaseShape shape, TensorSet inputs)
    where T : unmanaged, INumberBase<T>
{
    private readonly IReadOnlyList<Variable> variables = cell.Variables(shape.Inputs);

    /// <summary>A direction's weights.</summary>
    public CellWeights<T> Weights(string direction) => new([.. variables.Select(v => inputs.Need("weights/" + Name(direction, v)).Array<T>())]);

    /// <summary>A direction's state below <paramref name="head"/>, or null where there is none.</summary>
    public CellState<T>? State(string head, string direction) =>
        inputs.Find(Cases.Drivers.Path(head, direction, cell.States[0].Path)) is null
            ? null
            : new([.. cell.States.Select(s => inputs.Need(Cases.Drivers.Path(head, direction, s.Path)).Array<T>())]);

    /// <summary>A direction's cotangents.</summary>
    public RnnCotangents<T> Cotangents(string direction) =>
        new(inputs.Need("cotangent/" + Cases.Drivers.Path("outputs", direction)).Array<T>(), State("cotangent/state", direction));

    /// <summary>Puts a direction's outputs and last state.</summary>
    public void Put(TensorSet result, string direction, T[] outputs, CellState<T> state)
    {
        int[] sizes = row.TimeMajor ? [shape.Time, shape.Batch, cell.OutputSize] : [shape.Batch, shape.Time, cell.OutputSize];
        result[Cases.Drivers.Path("outputs", direction)] = Tensor.Of(outputs, sizes);
        PutState(result, "state", direction, state);
    }

    /// <summary>Puts a direction's gradients.</summary>
    public void PutGradients(TensorSet result, string direction, CellWeights<T> weights, CellState<T> initial)
    {
        foreach (var (variable, gradient) in variables.Zip(weights.Arrays))
        {
            result["gradient/weights/" + Name(direction, variable)] = Tensor.Of(gradient, variable.Shape);
        }

        if (inputs.Under("initial_state/").Any())
        {
            PutState(result, "gradient/initial_state", direction, initial);
        }
    }

    private void PutState(TensorSet result, string head, string direction, CellState<T> state)
    {
        foreach (var (part, array) in cell.States.Zip(state.Arrays))
        {
            result[Cases.Drivers.Path(head, direction, part.Path)] = Tensor.Of(array, shape.Batch, part.Size);
        }
    }

    private string Name(string direction, Variable variable) => CellVariables.Name(inputs, direction, variable.Name);
}
