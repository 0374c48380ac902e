namespace Parity.Cases;

/// <summary>One tensor of a cell's state, <c>[B, Size]</c>.</summary>
/// <param name="Path">Its name below the direction's: <c>c</c>, <c>h</c>; <c>h</c> where the state is a single tensor; <c>0/c</c> of a MultiRNNCell's first layer.</param>
/// <param name="Size">Units.</param>
public sealed record CellState(string Path, int Size);
