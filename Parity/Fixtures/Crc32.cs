namespace Parity.Fixtures;

/// <summary>The checksum of zip entries (polynomial 0xEDB88320), which the runtime's own reader does not look at.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c >> 1) ^ (0xEDB88320 & (uint)-(int)(c & 1))))];

    /// <summary>The checksum of these bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> content)
    {
        var sum = uint.MaxValue;
        foreach (var b in content)
        {
            sum = (sum >> 8) ^ Table[(byte)(sum ^ b)];
        }

        return ~sum;
    }
}
