using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// A cell's configuration, what TensorFlow's <c>RNNCell</c> object is: immutable and without weights. The order of its states and variables is
/// TensorFlow's, and that of the arrays in <see cref="CellState{T}"/> and <see cref="CellWeights{T}"/>.
/// </summary>
public abstract record RnnCell
{
    /// <summary><c>state_size</c>: the state's tensors.</summary>
    public abstract IReadOnlyList<StatePart> States { get; }

    /// <summary><c>output_size</c>: elements of an output row.</summary>
    public abstract int OutputSize { get; }

    /// <summary>The variables for inputs of depth <paramref name="inputs"/> = I.</summary>
    public abstract IReadOnlyList<Variable> Variables(int inputs);

    /// <summary>The cell's step for one direction of one network, in an arithmetic that is that of <paramref name="numerics"/> (see <see cref="Arithmetics"/>).</summary>
    internal abstract CellRun<T> CreateRun<T, TArithmetic>(Impl.Numerics numerics)
        where T : unmanaged, INumberBase<T>
        where TArithmetic : struct, IArithmetic<T>;

    /// <summary>Refuses arguments that TensorFlow refuses.</summary>
    /// <exception cref="ArgumentException">One is out of range.</exception>
    internal abstract void Check();

    /// <summary>Refuses inputs of a depth that the cell cannot take.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    internal virtual void CheckInputs(int inputs)
    {
    }
}

/// <summary>One tensor of a cell's state.</summary>
/// <param name="Path">Its name: <c>c</c>, <c>h</c>; in a multi-layer cell below the layer's number, <c>0/c</c>.</param>
/// <param name="Size">Elements of a row of it.</param>
public readonly record struct StatePart(string Path, int Size);

/// <summary>A variable of a cell.</summary>
/// <param name="Name">Its name below the driver's scope: <c>lstm_cell/kernel</c>.</param>
/// <param name="Shape">Its shape.</param>
public sealed record Variable(string Name, int[] Shape)
{
    /// <summary>The number of elements.</summary>
    /// <exception cref="OverflowException">They are more than an array can have.</exception>
    public int Size => Shape.Aggregate(1, (size, d) => checked(size * d));
}
