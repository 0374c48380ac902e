using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>
/// TensorFlow 1's <c>tf.contrib.rnn.stack_bidirectional_dynamic_rnn</c>: layers of two directions each, as <c>bidirectional_dynamic_rnn</c> runs them; the
/// concatenated outputs of one are the inputs of the next.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class StackBidirectionalDynamicRnn<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly Layer[] layers;

    /// <summary>Makes the driver for the cells of the layers, from the input up; both directions have the same configuration, each its own weights.</summary>
    /// <exception cref="ArgumentException">There are none, an argument of one is out of range, or T is neither float nor double.</exception>
    /// <exception cref="NotSupportedException">The numerics are not implemented.</exception>
    public StackBidirectionalDynamicRnn(IReadOnlyList<RnnCell> cells, RnnOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        layers = cells.Count > 0 ? [.. cells.Select(cell => new Layer(cell, options))] : throw new ArgumentException("cells: expected 1 or more, got none");
        (Cells, Options) = (cells, layers[0].Options);
    }

    /// <summary>The cells of the layers.</summary>
    public IReadOnlyList<RnnCell> Cells { get; }

    /// <summary>How it runs.</summary>
    public RnnOptions Options { get; }

    /// <summary>Runs forward; see <see cref="Rnn{T}.Forward"/>.</summary>
    /// <param name="weights">Each layer's variables; what a layer above the first takes is <c>2·output size</c> deep.</param>
    /// <param name="batch">inputs and lengths.</param>
    /// <param name="initialStates">Each layer's; null is zeros.</param>
    /// <param name="into">A result to fill.</param>
    /// <exception cref="ArgumentException">A size does not fit, or a length is not in 0…T.</exception>
    public StackResult<T> Forward(IReadOnlyList<Both<CellWeights<T>>> weights, RnnBatch<T> batch, IReadOnlyList<Both<CellState<T>>>? initialStates = null, StackResult<T>? into = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CheckCount(nameof(weights), weights);
        if (initialStates is not null)
        {
            CheckCount(nameof(initialStates), initialStates);
        }

        var result = into ?? new StackResult<T>(layers.Length);
        CheckCount(nameof(into), result.Layers);
        for (var l = 0; l < layers.Length; l++)
        {
            layers[l].Forward(weights[l], l == 0 ? batch : result.Over(l, batch), initialStates?[l], result.Layers[l]);
        }

        return result;
    }

    /// <summary>The gradients of each layer, as <c>tf.gradients</c> of outputs and states with <c>grad_ys</c>; the first's have that of the inputs.</summary>
    /// <param name="result">What <see cref="Forward"/> returned.</param>
    /// <param name="outputs">The upstream gradient of the last layer's outputs; null is zeros.</param>
    /// <param name="states">Those of each layer's last state; null is zeros.</param>
    /// <param name="into">Gradients of an earlier call to fill.</param>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    /// <exception cref="InvalidOperationException">The result was not run forward.</exception>
    public IReadOnlyList<BidirectionalGradients<T>> Backward(StackResult<T> result, T[]? outputs, IReadOnlyList<Both<CellState<T>>>? states = null, IReadOnlyList<BidirectionalGradients<T>>? into = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        CheckCount(nameof(result), result.Layers);
        if (states is not null)
        {
            CheckCount(nameof(states), states);
        }

        var gradients = into ?? [.. layers.Select(_ => new BidirectionalGradients<T>())];
        CheckCount(nameof(into), gradients);
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            layers[l].Backward(result.Layers[l], result.Cotangents(l, l == layers.Length - 1 ? outputs : gradients[l + 1].Inputs, states?[l]), gradients[l]);
        }

        return gradients;
    }

    private void CheckCount<TItem>(string name, IReadOnlyList<TItem> items)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count != layers.Length)
        {
            throw new ArgumentException($"{name}: expected one for each of {layers.Length} layers, got {items.Count}");
        }
    }

    private sealed class Layer(RnnCell cell, RnnOptions? options) : ConcatenatedRnn<T>(cell, options, unrolled: false);
}
