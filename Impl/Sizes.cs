namespace Parity.Impl;

/// <summary>Checks of array sizes that name the argument, the size expected and the size got.</summary>
internal static class Sizes
{
    /// <summary>Checks that an array has the product of <paramref name="shape"/> elements.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static void Check<T>(string name, T[] array, params ReadOnlySpan<int> shape) => Check(name, string.Empty, array, shape);

    /// <summary>The same for a part of an argument; the name is put together only for the message, since this must not allocate.</summary>
    public static void Check<T>(string name, string part, T[] array, params ReadOnlySpan<int> shape)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        var expected = 1L;
        foreach (var d in shape)
        {
            expected *= d;
        }

        if (array.LongLength != expected)
        {
            throw new ArgumentException($"{name}{part}: expected [{string.Join(", ", shape.ToArray())}] = {expected} elements, got {array.LongLength}");
        }
    }
}
