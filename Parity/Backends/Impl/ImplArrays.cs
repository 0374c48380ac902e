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
/// <param name="depth">The depth of the cell's inputs.</param>
/// <param name="layer">The number of the cell's layer where each has two directions of its own; else empty.</param>
internal sealed class ImplArrays<T>(Case row, RnnCell cell, CaseShape shape, TensorSet inputs, int depth, string layer = "")
    where T : unmanaged, INumberBase<T>
{
    private readonly IReadOnlyList<Variable> variables = cell.Variables(depth);

    /// <summary>A direction's weights.</summary>
    public CellWeights<T> Weights(string direction) => new([.. variables.Select(v => inputs.Need("weights/" + Name(direction, v)).Array<T>())]);

    /// <summary>A direction's state below <paramref name="head"/>, or null where there is none.</summary>
    public CellState<T>? State(string head, string direction) =>
        inputs.Find(StateName(head, direction, cell.States[0])) is null
            ? null
            : new([.. cell.States.Select(s => inputs.Need(StateName(head, direction, s)).Array<T>())]);

    /// <summary>Both directions' weights.</summary>
    public Both<CellWeights<T>> Weights() => new(Weights("fw"), Weights("bw"));

    /// <summary>Both directions' states, or null where there are none.</summary>
    public Both<CellState<T>>? State(string head) => State(head, "fw") is { } fw ? new(fw, State(head, "bw")!) : null;

    /// <summary>A direction's cotangents.</summary>
    public RnnCotangents<T> Cotangents(string direction) =>
        new(inputs.Need("cotangent/" + Cases.Drivers.Path("outputs", direction)).Array<T>(), State("cotangent/state", direction));

    /// <summary>Puts a direction's outputs and last state.</summary>
    public void Put(TensorSet result, string direction, T[] outputs, CellState<T> state)
    {
        PutOutputs(result, direction, outputs, cell.OutputSize);
        PutState(result, "state", direction, state);
    }

    /// <summary>Puts outputs, each <paramref name="size"/> deep.</summary>
    public void PutOutputs(TensorSet result, string direction, T[] outputs, int size) => result[Cases.Drivers.Path("outputs", direction)] =
        row.TimeMajor ? Tensor.Of(outputs, shape.Time, shape.Batch, size) : Tensor.Of(outputs, shape.Batch, shape.Time, size);

    /// <summary>Puts both directions' last state.</summary>
    public void PutState(TensorSet result, Both<CellState<T>> state)
    {
        PutState(result, "state", "fw", state.Fw);
        PutState(result, "state", "bw", state.Bw);
    }

    /// <summary>Puts both directions' gradients.</summary>
    public void PutGradients(TensorSet result, BidirectionalGradients<T> gradients)
    {
        PutGradients(result, "fw", gradients.Weights.Fw, gradients.InitialState.Fw);
        PutGradients(result, "bw", gradients.Weights.Bw, gradients.InitialState.Bw);
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
            result[StateName(head, direction, part)] = Tensor.Of(array, shape.Batch, part.Size);
        }
    }

    private string StateName(string head, string direction, StatePart part) => Cases.Drivers.Path(head, direction, Cases.Drivers.Path(layer, part.Path));

    private string Name(string direction, Variable variable) =>
        CellVariables.Name(inputs, direction, layer.Length == 0 ? variable.Name : $"cell_{layer}/{variable.Name}");
}
