using Parity.Tensors;

namespace Parity.Cases;

/// <summary>The sizes of a case, read from its arrays, and its lengths, checked.</summary>
/// <param name="Batch">B.</param>
/// <param name="Time">T.</param>
/// <param name="Inputs">I.</param>
/// <param name="Units">H; 0 for a cell made of others.</param>
/// <param name="Lengths"><c>sequence_length [B]</c>, or null for None.</param>
public sealed record CaseShape(int Batch, int Time, int Inputs, int Units, int[]? Lengths)
{
    /// <summary>The length of row n: T where there are no lengths.</summary>
    public int Length(int n) => Lengths?[n] ?? Time;

    /// <summary>The row of an input or output array, seen as <c>[rows, depth]</c>, that holds step t of row n.</summary>
    public int Place(bool timeMajor, int n, int t) => timeMajor ? (t * Batch) + n : (n * Time) + t;

    /// <summary>Reads and checks the sizes of everything that is given.</summary>
    /// <exception cref="BadInputException">An array is missing, or its shape, dtype or a length does not fit.</exception>
    public static CaseShape Of(Case row, TensorSet given)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(given);
        if (row.Driver.CannotTake(row.Cell) is { } why)
        {
            throw new BadInputException(why);
        }

        var inputs = given.Need("inputs");
        if (inputs.Shape.Length != 3)
        {
            throw new BadInputException($"array 'inputs': expected 3 axes, got {Tensor.Describe(inputs.Shape)}");
        }

        var (batch, time) = row.TimeMajor ? (inputs.Shape[1], inputs.Shape[0]) : (inputs.Shape[0], inputs.Shape[1]);
        if (time < 1 || inputs.Shape[2] < 1)
        {
            throw new BadInputException($"array 'inputs': expected T and I of 1 or more, got {Tensor.Describe(inputs.Shape)}");
        }

        if (CellArguments.Misfit(row.Cell, inputs.Shape[2], row.Driver == Driver.StackBidirectionalDynamicRnn ? 2 : 1) is { } misfit)
        {
            throw new BadInputException(misfit);
        }

        var shape = new CaseShape(batch, time, inputs.Shape[2], row.Cell.NumUnits, ReadLengths(given.Find("sequence_length"), batch, time));
        shape.Check(row, given);
        return shape;
    }

    /// <summary>The lengths, or null where there are none.</summary>
    /// <exception cref="BadInputException">They are not <c>[B]</c>, of integers, or one is not in 0…T.</exception>
    internal static int[]? ReadLengths(Tensor? lengths, int batch, int time)
    {
        if (lengths is null)
        {
            return null;
        }

        if (lengths.DType.IsFloating() || lengths.Shape.Length != 1 || lengths.Shape[0] != batch)
        {
            throw new BadInputException($"array 'sequence_length': expected int32 or int64 [{batch}], got {lengths}");
        }

        var result = new int[batch];
        for (var n = 0; n < batch; n++)
        {
            var length = lengths.Data is long[] wide ? wide[n] : lengths.As<int>()[n];
            result[n] = length >= 0 && length <= time
                ? (int)length
                : throw new BadInputException($"array 'sequence_length': [{n}]: expected 0…{time}, got {length}");
        }

        return result;
    }

    private void Check(Case row, TensorSet given)
    {
        Need(given, "inputs", row.DType, row.TimeMajor ? [Time, Batch, Inputs] : [Batch, Time, Inputs]);
        foreach (var (name, size) in row.Driver.Outputs(row.Cell))
        {
            Need(given, "cotangent/" + name, row.DType, row.TimeMajor ? [Time, Batch, size] : [Batch, Time, size]);
        }

        var initial = given.Under("initial_state/").Any();
        foreach (var direction in row.Driver.Directions())
        {
            foreach (var variable in row.Driver.Variables(row.Cell, Inputs))
            {
                Need(given, "weights/" + CellVariables.Name(given, direction, variable.Name), row.DType, variable.Shape);
            }

            foreach (var state in row.Cell.States)
            {
                Need(given, "cotangent/" + Drivers.Path("state", direction, state.Path), row.DType, [Batch, state.Size]);
                if (initial)
                {
                    Need(given, Drivers.Path("initial_state", direction, state.Path), row.DType, [Batch, state.Size]);
                }
            }
        }
    }

    private static void Need(TensorSet given, string name, DType dtype, IReadOnlyList<int> shape)
    {
        var tensor = given.Need(name);
        if (tensor.DType != dtype || !tensor.Shape.SequenceEqual(shape))
        {
            throw new BadInputException($"array '{name}': expected {dtype.Name()}{Tensor.Describe([.. shape])}, got {tensor}");
        }
    }
}
