namespace Parity.Impl.Initializers;

/// <summary><c>tf.zeros_initializer</c>, which a cell's bias gets: zeros, the forget bias is not in them.</summary>
public static class Zeros
{
    /// <summary><paramref name="size"/> zeros.</summary>
    public static float[] Create(int size) => new float[size];
}
