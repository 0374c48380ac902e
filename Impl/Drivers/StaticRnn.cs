using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>
/// <c>tf.compat.v1.nn.static_rnn</c>: a graph with every step of the cell, for one T. Its outputs and states are those of
/// <see cref="DynamicRnn{T}"/>, and its gradients but for the order in which they are added up (<see cref="UnrolledNames"/>). Steps are given and returned as
/// one array here, not as a list.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class StaticRnn<T> : Rnn<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Makes the driver for a cell.</summary>
    /// <exception cref="ArgumentException">An argument of the cell is out of range, or T is neither float nor double.</exception>
    /// <exception cref="NotSupportedException">The numerics are not implemented.</exception>
    public StaticRnn(RnnCell cell, RnnOptions? options = null)
        : base(cell, options, unrolled: true)
    {
    }
}
