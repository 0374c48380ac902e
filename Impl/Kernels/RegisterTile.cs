using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>
/// How many sums a tile keeps in registers. AVX-512 has 32 vector registers; AVX2 has 16 of half the width, where a <see cref="Vector512"/>
/// takes two. The shapes change the speed and never the bits: every sum is a chain of its own.
/// </summary>
internal static class RegisterTile
{
    /// <summary>Rows of a tile of <see cref="ChainTile{T, TMulAdd, TRows, TVectors}"/>.</summary>
    public static int Rows => Vector512.IsHardwareAccelerated ? 6 : 3;

    /// <summary>Vectors in a row of it.</summary>
    public static int Vectors => Vector512.IsHardwareAccelerated ? 4 : 2;

    /// <summary>Rows of a tile of <see cref="OuterTile{T, TMulAdd, TRows, TVectors}"/>, which keeps each sum twice.</summary>
    public static int OuterRows => Rows;

    /// <summary>Vectors in a row of it.</summary>
    public static int OuterVectors => Vectors / 2;
}
