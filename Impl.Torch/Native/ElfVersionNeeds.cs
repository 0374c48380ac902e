using System.Buffers.Binary;
using System.Text;

namespace Parity.Impl.Torch.Native;

/// <summary>Edits the <c>.gnu.version_r</c> section (which versions of which libraries are needed) of a 64-bit little-endian ELF image.</summary>
internal static class ElfVersionNeeds
{
    private const uint GnuVerNeed = 0x6ffffffe;
    private const byte WeakFlag = 2;

    /// <summary>Marks every need of <paramref name="version"/> weak, so that the loader goes on without it; returns how many were changed.</summary>
    /// <exception cref="InvalidDataException">It is no such image.</exception>
    public static int Weaken(Span<byte> image, string version)
    {
        if (image.Length < 64 || !image[..6].SequenceEqual((ReadOnlySpan<byte>)[0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
        {
            throw new InvalidDataException("not a 64-bit little-endian ELF file");
        }

        var wanted = Encoding.ASCII.GetBytes(version);
        var sections = I64(image, 0x28);
        int size = U16(image, 0x3a), count = U16(image, 0x3c), changed = 0;
        for (var i = 0; i < count; i++)
        {
            var header = checked((int)(sections + ((long)i * size)));
            if (U32(image, header + 4) == GnuVerNeed)
            {
                var strings = checked((int)(sections + (U32(image, header + 40) * size)));
                changed += Weaken(image, checked((int)I64(image, header + 24)), checked((int)I64(image, strings + 24)), wanted);
            }
        }

        return changed;
    }

    private static int Weaken(Span<byte> image, int need, int strings, ReadOnlySpan<byte> wanted)
    {
        for (var changed = 0; ;)
        {
            var aux = need + (int)U32(image, need + 8);
            for (var left = U16(image, need + 2); left > 0; left--)
            {
                var name = image[(strings + (int)U32(image, aux + 8))..];
                if (name[..name.IndexOf((byte)0)].SequenceEqual(wanted) && (image[aux + 4] & WeakFlag) == 0)
                {
                    image[aux + 4] |= WeakFlag;
                    changed++;
                }

                aux += (int)U32(image, aux + 12);
            }

            var next = (int)U32(image, need + 12);
            if (next == 0)
            {
                return changed;
            }

            need += next;
        }
    }

    private static ushort U16(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadUInt16LittleEndian(image[at..]);

    private static uint U32(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadUInt32LittleEndian(image[at..]);

    private static long I64(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadInt64LittleEndian(image[at..]);
}
