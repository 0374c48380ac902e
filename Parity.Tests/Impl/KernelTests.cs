using System.Runtime.Intrinsics;
using CsCheck;
using Parity.Impl.Kernels;

namespace Parity.Tests.Impl;

/// <summary>Vector kernels against their scalar twins, and products against their chains.</summary>
public sealed class KernelTests
{
    private static readonly Gen<float> AnyFloat = Gen.OneOf(Gen.Single[-110, 110], Gen.Single[-1, 1], Gen.UInt.Select(BitConverter.UInt32BitsToSingle));

    [Fact]
    public void Exp_of_a_vector_is_exp_of_its_elements() => AnyFloat.Sample(x => Same(Exp.Apply(x), Exp.Apply(Vector512.Create(x))), iter: 200_000);

    [Fact]
    public void Sigmoid_of_a_vector_is_sigmoid_of_its_elements() => AnyFloat.Sample(x => Same(Sigmoid.Apply(x), Sigmoid.Apply(Vector512.Create(x))), iter: 200_000);

    [Fact]
    public void Tanh_of_a_vector_is_tanh_of_its_elements() => AnyFloat.Sample(x => Same(Tanh.Apply(x), Tanh.Apply(Vector512.Create(x))), iter: 200_000);

    [Fact]
    public unsafe void A_product_is_its_chains() => Gen.Select(Gen.Int[1, 13], Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[0, 1 << 20]).Sample((m, k, n, seed) =>
    {
        var sample = new Sample<float>(seed, 1, 1, 1, 1);
        float[] a = sample.Values(m * k), w = sample.Values(k * n), c = new float[m * n];
        var ends = k > 20 ? new[] { k / 3, k } : [k];
        var product = new ChainProduct<float, FusedMulAdd>(k, n, transposed: false, ends, fromZero: false);
        var rows = Enumerable.Range(0, m).ToArray();
        fixed (float* pa = a, pw = w, pc = c)
        fixed (int* pr = rows)
        {
            product.Pack(pw);
            product.Apply(pr, m, pa, k, pc, n);
        }

        for (var i = 0; i < m * n; i++)
        {
            Assert.Equal(Chain(a.AsSpan(i / n * k, k), w, i % n, n, ends), c[i]);
        }
    }, iter: 300);

    private static float Chain(ReadOnlySpan<float> a, float[] w, int column, int n, int[] ends)
    {
        var (total, from) = (0f, 0);
        foreach (var to in ends)
        {
            var sum = 0f;
            for (var k = from; k < to; k++)
            {
                sum = MathF.FusedMultiplyAdd(a[k], w[(k * n) + column], sum);
            }

            total = from == 0 ? sum : total + sum;
            from = to;
        }

        return total;
    }

    private static bool Same(float expected, Vector512<float> got) => Same(expected, got[0]) && Same(expected, got[15]);

    private static bool Same(float expected, float got) => BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(got) || (float.IsNaN(expected) && float.IsNaN(got));
}
