namespace Parity.Impl.Initializers;

/// <summary>
/// Philox4x32-10, TensorFlow's counter-based random generator. The key is <c>seed</c> (low word, high word), the counter
/// <c>(block, 0, seed2 low, seed2 high)</c>, as an op with the attributes <c>seed</c> and <c>seed2</c> has them.
/// </summary>
public sealed class Philox
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9;
    private const uint WeylB = 0xBB67AE85;
    private const int Rounds = 10;
    private const int WordsOfBlock = 4;

    private readonly long seed;
    private readonly long seed2;
    private readonly uint[] words = new uint[WordsOfBlock];
    private ulong block;
    private int used = WordsOfBlock;

    /// <summary>Begins the stream of an op. How TensorFlow arrives at the two seeds depends on version and graph; they are read from the op, not derived.</summary>
    public Philox(long seed, long seed2) => (this.seed, this.seed2) = (seed, seed2);

    /// <summary>The next 32 bits.</summary>
    public uint NextUInt32()
    {
        if (used == WordsOfBlock)
        {
            Fill();
            used = 0;
        }

        return words[used++];
    }

    /// <summary>The next float in [0, 1), as <c>RandomUniform</c> makes it: 23 bits behind an exponent of 1, less 1.</summary>
    public float NextSingle() => BitConverter.UInt32BitsToSingle(0x3f800000 | (NextUInt32() & 0x7fffff)) - 1f;

    private void Fill()
    {
        uint a = (uint)block, b = (uint)(block >> 32), c = (uint)seed2, d = (uint)(seed2 >> 32);
        uint keyA = (uint)seed, keyB = (uint)(seed >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var productA = (ulong)MultiplierA * a;
            var productB = (ulong)MultiplierB * c;
            (a, b, c, d) = ((uint)(productB >> 32) ^ b ^ keyA, (uint)productB, (uint)(productA >> 32) ^ d ^ keyB, (uint)productA);
            keyA += WeylA;
            keyB += WeylB;
        }

        (words[0], words[1], words[2], words[3]) = (a, b, c, d);
        block++;
    }
}
