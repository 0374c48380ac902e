using System.Numerics;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>
/// Runs a case's cell graph step by step: the arrays are the driver graph's, to the bit, and every step can be looked at,
/// which a while loop forbids. So TensorFlow itself is the reference of each step. About 1 ms a step.
/// </summary>
public sealed class CellChain(TensorFlowBackend backend)
{
    /// <summary>Why a case has no chain, or null.</summary>
    public static string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row switch
        {
            { Driver: Driver.InitialWeights } => "initial weights have no steps",
            { CellGraph: null } => "no cell graph for this case",
            { Cell.Type: not "LSTMCell" } => $"cell type '{row.Cell.Type}': only LSTMCell has a chain",
            _ => null,
        };
    }

    /// <summary>
    /// The arrays of <see cref="TensorFlowBackend.Run"/>. With <paramref name="onStep"/>, every step's intermediates besides:
    /// called from the last step to the first, the forward direction before the backward one.
    /// </summary>
    /// <exception cref="BadInputException">The inputs do not fit the case.</exception>
    /// <exception cref="BackendException">The worker or TensorFlow failed.</exception>
    public TensorSet Run(Case row, TensorSet inputs, Action<CellStep>? onStep = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        if (CannotRun(row) is { } reason)
        {
            throw new BadInputException($"case '{row.Id}': {reason}");
        }

        var cell = GraphDescription.Read(row.Folder, row.CellGraph!);
        return row.DType == DType.Float64 ? Run<double>(row, inputs, cell, onStep) : Run<float>(row, inputs, cell, onStep);
    }

    private TensorSet Run<T>(Case row, TensorSet arrays, GraphDescription cell, Action<CellStep>? onStep)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shape = CaseShape.Of(row, arrays);
        DirectionInputs[] directions = [.. row.Driver.Directions().Select(d => new DirectionInputs(d, arrays))];
        if (arrays.Keys.Except([.. directions.SelectMany(d => d.Names), "inputs", "sequence_length"], StringComparer.Ordinal).FirstOrDefault() is { } extra)
        {
            throw new BadInputException($"array '{extra}': a {row.Driver.Name()} of {row.Cell.Type} is not fed with it");
        }

        var results = new TensorSet();
        foreach (var direction in directions)
        {
            var rows = new TimeRows(shape, row.TimeMajor, backward: direction.Name == "bw");
            var gradient = new DirectionChain<T>(backend.Graphs, cell, rows, arrays["inputs"], direction, onStep).Run(results);
            if (results.Find("gradient/inputs") is { } first)
            {
                Flushed.Accumulate<T>(first, gradient);
            }
            else
            {
                results["gradient/inputs"] = gradient;
            }
        }

        return results;
    }
}
