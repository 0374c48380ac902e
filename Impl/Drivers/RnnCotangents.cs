using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>The upstream gradients of one direction's results, TensorFlow's <c>grad_ys</c>.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="Outputs">Of the outputs, in their shape; null is zeros. What it holds in the padding has no effect.</param>
/// <param name="State">Of the last state; null is zeros.</param>
public sealed record RnnCotangents<T>(T[]? Outputs, CellState<T>? State = null)
    where T : unmanaged;
