namespace Parity.Impl.Cells;

/// <summary><c>tf.compat.v1.nn.rnn_cell.MultiRNNCell</c>: layers within one step, each one's output the next one's input; the state is that of all.</summary>
/// <param name="Cells">The layers, the first one takes the inputs.</param>
public sealed record MultiRnnCell(params IReadOnlyList<RnnCell> Cells) : RnnCell
{
    /// <inheritdoc/>
    public override IReadOnlyList<StatePart> States =>
        [.. Cells.SelectMany((cell, k) => cell.States.Select(s => s with { Path = FormattableString.Invariant($"{k}/{s.Path}") }))];

    /// <inheritdoc/>
    public override int OutputSize => Cells[^1].OutputSize;

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables(int inputs) =>
        [.. Cells.SelectMany((cell, k) => cell.Variables(Inputs(k, inputs)).Select(v => v with { Name = Scope(k) + v.Name }))];

    /// <summary>The scope of layer <paramref name="k"/>.</summary>
    internal static string Scope(int k) => FormattableString.Invariant($"multi_rnn_cell/cell_{k}/");

    /// <inheritdoc/>
    internal override CellRun<T> CreateRun<T, TArithmetic>(Numerics numerics) =>
        new MultiRnnRun<T>([.. Cells.Select(cell => cell.CreateRun<T, TArithmetic>(numerics))]);

    /// <inheritdoc/>
    internal override void Check()
    {
        ArgumentNullException.ThrowIfNull(Cells, "cells");
        ArgumentOutOfRangeException.ThrowIfZero(Cells.Count, "cells");
        foreach (var cell in Cells)
        {
            ArgumentNullException.ThrowIfNull(cell, "cells");
            cell.Check();
        }

        for (var k = 1; k < Cells.Count; k++)
        {
            Cells[k].CheckInputs(Cells[k - 1].OutputSize);
        }
    }

    /// <inheritdoc/>
    internal override void CheckInputs(int inputs) => Cells[0].CheckInputs(inputs);

    private int Inputs(int k, int inputs) => k == 0 ? inputs : Cells[k - 1].OutputSize;
}
