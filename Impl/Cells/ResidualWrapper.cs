namespace Parity.Impl.Cells;

/// <summary><c>tf.compat.v1.nn.rnn_cell.ResidualWrapper</c>: the output is <c>x + output</c> of another cell; states and variables are that cell's, under its own names.</summary>
/// <param name="Cell">The other cell, whose output has the inputs' size.</param>
public sealed record ResidualWrapper(RnnCell Cell) : RnnCell
{
    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States => Cell.States;

    /// <inheritdoc/>
    public override int OutputSize => Cell.OutputSize;

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables(int inputs) => Cell.Variables(inputs);

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics) => new ResidualRun<T>(Cell.CreateRun<T, TArithmetic>(numerics));

    /// <inheritdoc/>
    internal override void Check()
    {
        ArgumentNullException.ThrowIfNull(Cell, "cell");
        Cell.Check();
    }

    /// <inheritdoc/>
    internal override void CheckInputs(int inputs)
    {
        Cell.CheckInputs(inputs);
        if (inputs != OutputSize)
        {
            throw new ArgumentException(FormattableString.Invariant($"inputs: ResidualWrapper expects I = its cell's output size {OutputSize}, got {inputs}"));
        }
    }
}
