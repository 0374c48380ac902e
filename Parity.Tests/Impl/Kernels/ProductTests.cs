using CsCheck;
using Parity.Impl.Kernels;

namespace Parity.Tests.Impl.Kernels;

/// <summary>Products against their twins: every number of columns, of rows in a tile and of depths around the groups, cut and not, in any order of rows.</summary>
public sealed unsafe class ProductTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_product_is_its_chains(bool transposed)
    {
        for (var n = 0; n <= 130; n++)
        {
            var (m, k) = (1 + (n % 13), 1 + (n % 37));
            var ends = k > 20 ? new[] { k / 3, k } : [k];
            Check(new ChainProduct<float, FusedMulAdd>(k, n, transposed, ends, fromZero: false), m, k, n, transposed, ends, MathF.FusedMultiplyAdd);
        }
    }

    [Fact]
    public void A_deep_product_is_its_chains()
    {
        for (var k = 1; k <= 130; k++)
        {
            var ends = DepthCuts.Every(k, 16);
            Check(new ChainProduct<double, SeparateMulAdd<double>>(k, 1 + (k % 50), false, ends, fromZero: true), 1 + (k % 7), k, 1 + (k % 50), false, ends, Twins.Separate);
        }
    }

    [Fact]
    public void Depth_cuts_end_with_the_depth_and_rise() => Gen.Select(Gen.Int[1, 5000], Gen.Int[8, 900]).Sample((depth, outer) =>
        Assert.True(DepthCuts.Avx512(depth, outer) is var ends && ends[^1] == depth && ends.Zip(ends.Skip(1)).All(p => p.First < p.Second)));

    [Fact]
    public void One_row_by_a_transposed_matrix_is_its_lanes()
    {
        for (var n = 1; n <= 130; n++)
        {
            foreach (var k in (int[])[1, 3, 4, 7, 8, 9, 12, 15, 16, 17, 20, 23, 40, 61, n])
            {
                Lanes<float>(n, k, 8, x => (float)x);
                Lanes<double>(n, k, 4, x => x);
            }
        }
    }

    [Fact]
    public void A_lone_column_is_its_lanes()
    {
        for (var depth = 0; depth <= 130; depth++)
        {
            var sample = new Sample<float>(depth, 1, 1, 1, 1);
            float[] a = sample.Values(depth), b = sample.Values(depth);
            float got;
            fixed (float* pa = a, pb = b)
            {
                got = LoneColumn.Sum(pa, pb, depth);
            }

            var lanes = new float[8];
            var whole = depth / 16 * 16;
            for (var k = 0; k < whole; k++)
            {
                lanes[k % 8] = MathF.FusedMultiplyAdd(a[k], b[k], lanes[k % 8]);
            }

            float Reduced() => (lanes[0] + lanes[1] + (lanes[4] + lanes[5])) + (lanes[2] + lanes[3] + (lanes[6] + lanes[7]));
            var expected = Reduced();
            foreach (var group in (int[])[8, 4, 2, 1])
            {
                if ((depth - whole) / group % 2 == 1)
                {
                    lanes = new float[8];
                    for (var q = 0; q < group; q++)
                    {
                        lanes[q] = a[whole + q] * b[whole + q];
                    }

                    whole += group;
                    expected += Reduced();
                }
            }

            Bits.Equal(expected, got, $"depth {depth}");
        }
    }

    [Fact]
    public void Sums_in_place_are_their_twins()
    {
        for (var n = 0; n <= 130; n++)
        {
            var sample = new Sample<float>(n, 1, 1, 1, 1);
            float[] a = [.. sample.Values(n).Select((x, i) => i % 5 == 0 ? -0f : x)], b = [.. sample.Values(n), 3f], zeroed = [.. a], summed = [.. a, 7f];
            fixed (float* pz = zeroed, ps = summed, pb = b)
            {
                Sum<float>.AddZero(pz, n);
                Sum<float>.Add(ps, pb, n);
            }

            for (var i = 0; i < n; i++)
            {
                Bits.Equal(a[i] + 0f, zeroed[i], $"a + 0, length {n}, element {i}");
                Bits.Equal(a[i] + b[i], summed[i], $"a + b, length {n}, element {i}");
            }

            Assert.Equal(7f, summed[n]);
        }
    }

    private static void Check<T>(RowProduct<T> product, int m, int k, int n, bool transposed, int[] ends, Func<T, T, T, T> mulAdd)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var sample = new Sample<T>(n + k, 1, 1, 1, 1);
        var stride = Padding<T>.Row(n);
        T[] a = sample.Values(m * k), w = sample.Values((k * n) + 1), c = new T[(m * stride) + 1];
        int[] rows = [.. Enumerable.Range(0, m).OrderBy(r => r * 7 % 5)];
        fixed (T* pa = a, pw = w, pc = c)
        fixed (int* pr = rows)
        {
            product.Take(pw, copies: 2);
            var parts = 1 + (n % 3);
            for (var part = 0; part < parts; part++)
            {
                product.Pack(new Portion(1, part, parts));
                product.Apply(new Portion(1, part, parts), pr, m, pa, k, pc, stride);
            }
        }

        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal(Twins.Chain(x => a[(i * k) + x], x => w[transposed ? (j * k) + x : (x * n) + j], ends, mulAdd), c[(i * stride) + j]);
            }
        }
    }

    private static void Lanes<T>(int n, int k, int lanes, Func<double, T> number)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var sample = new Sample<T>(n + k, 1, 1, 1, 1);
        T[] a = sample.Values(k), w = sample.Values(n * k), c = new T[Padding<T>.Row(n)];
        var row = 0;
        fixed (T* pa = a, pw = w, pc = c)
        {
            var product = new RowDots<T>(k, n, tiny: 1 + n + k < 20);
            product.Take(pw, copies: 1);
            for (var part = 0; part < 2; part++)
            {
                product.Pack(new Portion(0, part, 2));
                product.Apply(new Portion(0, part, 2), &row, 1, pa, k, pc, c.Length);
            }
        }

        if (1 + n + k < 20)
        {
            return; // the tiny products have goldens
        }

        for (var j = 0; j < n; j++)
        {
            var l = new T[lanes];
            var whole = k / lanes * lanes;
            for (var x = 0; x < whole; x++)
            {
                l[x % lanes] += w[(j * k) + x] * a[x];
            }

            T Halves(T[] s) => s.Length == 1 ? s[0] : Halves([.. s.Take(s.Length / 2).Zip(s.Skip(s.Length / 2), (p, q) => p + q)]);
            var sum = Halves(l);
            if (n % 2 == 1 && j == n - 1 && k - whole >= lanes / 2)
            {
                sum += Halves([.. Enumerable.Range(whole, lanes / 2).Select(x => w[(j * k) + x] * a[x])]);
                whole += lanes / 2;
            }

            for (var x = whole; x < k; x++)
            {
                sum += w[(j * k) + x] * a[x];
            }

            Assert.Equal(number(0) + sum, c[j]);
        }
    }
}
