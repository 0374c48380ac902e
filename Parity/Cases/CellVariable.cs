namespace Parity.Cases;

/// <summary>One variable of a cell.</summary>
/// <param name="Name">TensorFlow's name below the direction's scope: <c>lstm_cell/kernel</c>, <c>multi_rnn_cell/cell_0/gru_cell/gates/kernel</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Gates">The gates that stand side by side on its last axis, a letter each: <c>ijfo</c>, <c>ru</c>; empty where there is one thing only.</param>
/// <param name="Mean">What the values that a built-in row draws for it are centred on: 1 for a gain.</param>
public sealed record CellVariable(string Name, IReadOnlyList<int> Shape, string Gates = "", double Mean = 0);
