namespace Parity.Impl.Drivers;

/// <summary>The caller's array where it has the right size, else a new one; an array is only replaced when it is of no use.</summary>
internal static class Buffers
{
    /// <summary>An array of the product of <paramref name="a"/>, <paramref name="b"/>, <paramref name="c"/> elements.</summary>
    public static T[] Fit<T>(T[] array, int a, int b, int c)
    {
        var size = checked(a * b * c);
        return array.Length == size ? array : new T[size];
    }
}
