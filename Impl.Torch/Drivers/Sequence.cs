using TorchSharp;

namespace Parity.Impl.Torch.Drivers;

/// <summary>What the drivers need of lengths and time.</summary>
internal static class Sequence
{
    /// <summary>Refuses inputs and lengths that TensorFlow refuses.</summary>
    /// <param name="inputs">Expected <c>[B, T, I]</c>, or <c>[T, B, I]</c>, T 1 or more.</param>
    /// <param name="depth">I.</param>
    /// <param name="lengths">Expected <c>[B]</c>, int32 or int64, each in 0…T; null is T for every row.</param>
    /// <param name="timeMajor">Which.</param>
    /// <exception cref="ArgumentException">They are others.</exception>
    public static void Check(torch.Tensor inputs, int depth, torch.Tensor? lengths, bool timeMajor)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var shape = inputs.shape;
        if (shape.Length != 3 || shape[2] != depth || shape[timeMajor ? 0 : 1] < 1)
        {
            throw new ArgumentException($"inputs: expected [{(timeMajor ? "T, B" : "B, T")}, {depth}] with T at least 1, got [{string.Join(", ", shape)}]", nameof(inputs));
        }

        if (lengths is null)
        {
            return;
        }

        var (time, batch) = timeMajor ? (shape[0], shape[1]) : (shape[1], shape[0]);
        if (lengths.dtype is not (torch.ScalarType.Int32 or torch.ScalarType.Int64) || !lengths.shape.AsSpan().SequenceEqual([batch]))
        {
            throw new ArgumentException($"lengths: expected Int32 or Int64 [{batch}], got {lengths.dtype} [{string.Join(", ", lengths.shape)}]", nameof(lengths));
        }

        using var scope = torch.NewDisposeScope();
        var values = lengths.to_type(torch.ScalarType.Int64).cpu().data<long>().ToArray();
        if (Array.FindIndex(values, n => n < 0 || n > time) is >= 0 and var row)
        {
            throw new ArgumentException($"lengths: row {row}: expected 0 to {time}, got {values[row]}", nameof(lengths));
        }
    }

    /// <summary><c>tf.reverse_sequence</c>: the first <c>lengths[n]</c> steps of each row turned round, the others left; without lengths all.</summary>
    /// <param name="sequence"><c>[B, T, D]</c>, or <c>[T, B, D]</c>.</param>
    /// <param name="lengths"><c>[B]</c>, or null.</param>
    /// <param name="timeMajor">Which.</param>
    public static torch.Tensor Reversed(torch.Tensor sequence, torch.Tensor? lengths, bool timeMajor)
    {
        var axis = timeMajor ? 0 : 1;
        if (lengths is null)
        {
            return sequence.flip(axis);
        }

        var shape = sequence.shape;
        using var scope = torch.NewDisposeScope();
        var t = torch.arange(shape[axis], dtype: torch.ScalarType.Int64).unsqueeze(1 - axis);
        var n = lengths.to_type(torch.ScalarType.Int64).unsqueeze(axis);
        var place = torch.where(t < n, n - 1 - t, t).unsqueeze(2).expand(shape);
        return sequence.gather(axis, place).MoveToOuterDisposeScope();
    }
}
