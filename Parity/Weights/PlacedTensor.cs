namespace Parity.Weights;

/// <summary>A tensor of a layout, and where each of its elements comes from.</summary>
/// <param name="Name">Its name in the layout: <c>weight_ih</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="From">
/// For each element the place in TensorFlow's variables (<see cref="Home"/>); <c>~place</c> for one that is added to that place and has no value of its
/// own there: the second of two biases.
/// </param>
internal sealed record PlacedTensor(string Name, int[] Shape, int[] From);
