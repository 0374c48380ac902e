using System.Numerics;
using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary><c>tf.compat.v1.nn.dynamic_rnn</c>: a cell in a loop.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class DynamicRnn<T> : Rnn<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Makes the driver for a cell.</summary>
    /// <exception cref="ArgumentException">An argument of the cell is out of range, or T is neither float nor double.</exception>
    /// <exception cref="NotSupportedException">The numerics are not implemented.</exception>
    public DynamicRnn(RnnCell cell, RnnOptions? options = null)
        : base(cell, options, unrolled: false)
    {
    }
}
