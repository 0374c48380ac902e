using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>One step of a chain as TensorFlow computed it. Rows past their length are computed, too, and then dropped, as in <c>dynamic_rnn</c>.</summary>
/// <param name="Direction"><c>fw</c>, <c>bw</c>, or empty.</param>
/// <param name="Step">The step, in the direction's own time.</param>
/// <param name="Live">Which rows are within their length, <c>[B]</c>.</param>
/// <param name="Arrays">What was fed and fetched, by the cell graph's names: <c>x</c>, <c>c</c>, <c>h</c>, <c>cotangent/c</c>, …, <c>new_c</c>, …, <c>gradient/x</c>, …, and the intermediates <c>z</c>, <c>i</c>, …, <c>dz</c>; besides <c>reaching/c</c> and <c>reaching/h</c>, the cotangents of the state after the step: of a row past its length, what it passes on.</param>
/// <param name="IsReference">Whether the run that fetched the intermediates gave the bits of the run that did not: fetching can stop a fusion, and then they are not what TensorFlow computes.</param>
public sealed record CellStep(string Direction, int Step, IReadOnlyList<bool> Live, TensorSet Arrays, bool IsReference);
