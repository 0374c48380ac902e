namespace Parity.Impl.Drivers;

/// <summary>A padded batch of sequences.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="Batch">B, 0 or more.</param>
/// <param name="Time">T, 1 or more.</param>
/// <param name="Inputs"><c>inputs [B, T, I]</c>, or <c>[T, B, I]</c> when time-major. Steps past a row's length are never read.</param>
/// <param name="SequenceLength"><c>sequence_length [B]</c>, each in 0…T; null is TensorFlow's None, every row has T steps.</param>
public sealed record RnnBatch<T>(int Batch, int Time, T[] Inputs, int[]? SequenceLength = null)
    where T : unmanaged
{
    /// <summary>Checks all sizes and lengths.</summary>
    /// <exception cref="ArgumentException">A size does not fit, a length is not in 0…T.</exception>
    internal void Check(int inputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Batch);
        ArgumentOutOfRangeException.ThrowIfLessThan(Time, 1);
        Sizes.Check(nameof(Inputs), Inputs, Batch, Time, inputs);
        if (SequenceLength is null)
        {
            return;
        }

        Sizes.Check(nameof(SequenceLength), SequenceLength, Batch);
        for (var n = 0; n < Batch; n++)
        {
            if (SequenceLength[n] < 0 || SequenceLength[n] > Time)
            {
                throw new ArgumentException($"{nameof(SequenceLength)}[{n}]: expected 0…{Time}, got {SequenceLength[n]}");
            }
        }
    }
}
