using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>
/// <c>tf.compat.v1.nn.static_bidirectional_rnn</c>: a graph with every step of both cells, for one T. Its gradients are added up in another order than
/// those of <see cref="BidirectionalDynamicRnn{T}"/> (see <see cref="StaticRnn{T}"/>), and its outputs are concatenated.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class StaticBidirectionalRnn<T> : ConcatenatedRnn<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Makes the driver; both directions have the same configuration, each its own weights.</summary>
    /// <exception cref="ArgumentException">An argument of the cell is out of range, or T is neither float nor double.</exception>
    /// <exception cref="NotSupportedException">The numerics are not implemented.</exception>
    public StaticBidirectionalRnn(RnnCell cell, RnnOptions? options = null)
        : base(cell, options, unrolled: true)
    {
    }
}
