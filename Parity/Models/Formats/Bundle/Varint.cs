namespace Parity.Models.Formats.Bundle;

/// <summary>Unsigned integers of 7 bits a byte, lowest first.</summary>
internal static class Varint
{
    /// <summary>Takes one from the front of <paramref name="bytes"/>; false where there is none, or one of more than 64 bits.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var k = 0; k < bytes.Length && k < 10; k++)
        {
            value |= (ulong)(bytes[k] & 0x7f) << (7 * k);
            if (bytes[k] < 0x80)
            {
                var whole = k < 9 || bytes[k] <= 1;
                bytes = bytes[(k + 1)..];
                return whole;
            }
        }

        return false;
    }
}
