namespace Parity.Impl.Drivers;

/// <summary>
/// <c>tf.reverse_sequence</c> over time, <c>seq_axis</c> 1, <c>batch_axis</c> 0 (0 and 1 when time-major): row n's first
/// <c>sequence_length[n]</c> steps in reverse order, the others where they are. Linear, and its own inverse; so it is also its own gradient.
/// </summary>
public static class ReverseSequence
{
    /// <summary>Reverses <paramref name="values"/> <c>[B, T, depth]</c> (<c>[T, B, depth]</c> when time-major) into <paramref name="result"/>.</summary>
    /// <exception cref="ArgumentException">Sizes do not fit, a length is not in 0…T, or both spans are the same memory.</exception>
    public static void Forward<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> sequenceLength, int time, bool timeMajor, Span<T> result)
    {
        var batch = sequenceLength.Length;
        if (time < 1 || values.Length != result.Length || (batch == 0 ? values.Length != 0 : values.Length % (batch * time) != 0))
        {
            throw new ArgumentException($"values: expected [{batch}, {time}, depth] elements in both spans, got {values.Length} and {result.Length}");
        }

        if (values.Overlaps(result))
        {
            throw new ArgumentException("result: expected memory of its own, got that of values");
        }

        var depth = batch == 0 ? 0 : values.Length / (batch * time);
        for (var n = 0; n < batch; n++)
        {
            var length = sequenceLength[n];
            if (length < 0 || length > time)
            {
                throw new ArgumentException($"sequence_length[{n}]: expected 0…{time}, got {length}");
            }

            for (var t = 0; t < time; t++)
            {
                var from = t < length ? length - 1 - t : t;
                values.Slice(At(n, from) * depth, depth).CopyTo(result.Slice(At(n, t) * depth, depth));
            }
        }

        int At(int n, int t) => timeMajor ? (t * batch) + n : (n * time) + t;
    }

    /// <summary>The gradient of <see cref="Forward"/>: the cotangent, reversed likewise.</summary>
    public static void Gradient<T>(ReadOnlySpan<T> cotangent, ReadOnlySpan<int> sequenceLength, int time, bool timeMajor, Span<T> result) =>
        Forward(cotangent, sequenceLength, time, timeMajor, result);
}

/// <summary><c>tf.reverse</c> over time, what the backward direction does where there is no <c>sequence_length</c>; its own inverse and gradient.</summary>
public static class Reverse
{
    /// <summary>Reverses all steps of <paramref name="values"/> <c>[B, T, depth]</c> (<c>[T, B, depth]</c> when time-major).</summary>
    public static void Forward<T>(ReadOnlySpan<T> values, int batch, int time, bool timeMajor, Span<T> result)
    {
        var full = new int[batch];
        Array.Fill(full, time);
        ReverseSequence.Forward(values, full, time, timeMajor, result);
    }

    /// <summary>The gradient of <see cref="Forward"/>: the cotangent, reversed likewise.</summary>
    public static void Gradient<T>(ReadOnlySpan<T> cotangent, int batch, int time, bool timeMajor, Span<T> result) =>
        Forward(cotangent, batch, time, timeMajor, result);
}
