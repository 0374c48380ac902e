namespace Parity.Backends.Scalar;

/// <summary><c>tf.clip_by_value(x, −limit, limit)</c> and what of a gradient passes it.</summary>
/// <param name="Limit">The largest magnitude; null clips nothing.</param>
public sealed record Clip(double? Limit)
{
    /// <summary>Whether the gradient passes where the value was clipped, too; TensorFlow's does not, that of its block cells does.</summary>
    public bool Straight { get; init; }

    /// <summary><c>min(max(x, −limit), limit)</c>.</summary>
    public double Value(double x) => Limit is { } most ? Math.Clamp(x, -Math.Abs(most), Math.Abs(most)) : x;

    /// <summary>1 where the value was within the limit, 0 where it was past it.</summary>
    public double Slope(double x) => Straight || Limit is not { } most || Math.Abs(x) <= Math.Abs(most) ? 1 : 0;
}
