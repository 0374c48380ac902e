namespace Parity.Cases;

/// <summary>TensorFlow's function that unrolls a cell over time, or makes its initial weights.</summary>
public enum Driver
{
    /// <summary><c>tf.compat.v1.nn.dynamic_rnn</c>.</summary>
    DynamicRnn,

    /// <summary><c>tf.compat.v1.nn.bidirectional_dynamic_rnn</c>.</summary>
    BidirectionalDynamicRnn,

    /// <summary>No unrolling: the weights as the cell's variables are initialised.</summary>
    InitialWeights,

    /// <summary><c>tf.compat.v1.nn.static_rnn</c> on the steps of <c>inputs</c>; its outputs are stacked again.</summary>
    StaticRnn,

    /// <summary><c>tf.compat.v1.nn.static_bidirectional_rnn</c>, likewise.</summary>
    StaticBidirectionalRnn,

    /// <summary>TensorFlow 1's <c>tf.contrib.rnn.stack_bidirectional_dynamic_rnn</c>; its cells, the same in each direction, are those of a <c>MultiRNNCell</c>.</summary>
    StackBidirectionalDynamicRnn,

    /// <summary>No unrolling from outside: a <c>tf.contrib.rnn.FusedRNNCell</c> of TensorFlow 1 is called on the whole sequence, which is time-major.</summary>
    FusedRnn,
}
