using System.Runtime.Intrinsics;
using Parity.Impl.Kernels;

namespace Parity.Tests.Impl.Kernels;

/// <summary>LSTM's element-wise kernels against their twins, for every number of units and every tail.</summary>
public sealed unsafe class LstmGatesTests
{
    private const int MostUnits = 130;
    private const float ForgetBias = 0.75f;

    [Fact]
    public void Forward_is_its_twin() => EachSize((units, from, to, tail, random) =>
    {
        float[] z = random(4 * units), bias = random(4 * units), c = random(units);
        float[] newC = Room(units), h = Room(units), gates = Room(4 * units), tanhC = Room(units), used = Padded(z);
        fixed (float* pz = used, pb = Padded(bias), pc = Padded(c), pn = newC, ph = h, pg = gates, pt = tanhC)
        {
            LstmGates<float, Float32Arithmetic>.Forward(units, from, to, tail, ForgetBias, pz, pb, pc, pn, ph, pg, pt);
        }

        for (var u = from; u < to; u++)
        {
            float Sigmoid(float x) => u >= tail ? Twins.SigmoidTail(x) : Twins.Sigmoid(x);
            var i = Sigmoid(z[u] + bias[u]);
            var j = Twins.Tanh(z[units + u] + bias[units + u]);
            var f = Sigmoid(z[(2 * units) + u] + bias[(2 * units) + u] + ForgetBias);
            var o = Sigmoid(z[(3 * units) + u] + bias[(3 * units) + u]);
            var cell = (f * c[u]) + (i * j);
            var at = $"H {units}, tail {tail}, unit {u}";
            Bits.Equal(i, gates[u], at + ", i");
            Bits.Equal(j, gates[units + u], at + ", j");
            Bits.Equal(f, gates[(2 * units) + u], at + ", f");
            Bits.Equal(o, gates[(3 * units) + u], at + ", o");
            Bits.Equal(cell, newC[u], at + ", c");
            Bits.Equal(Twins.Tanh(cell), tanhC[u], at + ", tanh(c)");
            Bits.Equal(o * Twins.Tanh(cell), h[u], at + ", h");
        }
    });

    [Fact]
    public void Backward_is_its_twin() => EachSize((units, from, to, tail, random) =>
    {
        float[] gates = random(4 * units), c = random(units), tanhC = random(units), cotangent = random(units), dh = random(units), dc = random(units);
        float[] dz = Padded(gates), newDc = Padded(dc);

        // not a byte more of the cotangent may be read than is there: the array ends with it
        fixed (float* pz = dz, pc = Padded(c), pt = Padded(tanhC), py = cotangent, ph = Padded(dh), pd = newDc)
        {
            LstmGatesGradient<float>.Run(units, from, to, tail, pz, pc, pt, py, ph, pd);
        }

        for (var u = from; u < to; u++)
        {
            float SigmoidGradient(float y, float dy) => u >= tail ? dy * y * (1 - y) : dy * (y * (1 - y));
            float i = gates[u], j = gates[units + u], f = gates[(2 * units) + u], o = gates[(3 * units) + u];
            var g = cotangent[u] + dh[u];
            var cell = dc[u] + (g * o * (1 - (tanhC[u] * tanhC[u])));
            var at = $"H {units}, tail {tail}, unit {u}";
            Bits.Equal(SigmoidGradient(i, cell * j), dz[u], at + ", di");
            Bits.Equal(cell * i * (1 - (j * j)), dz[units + u], at + ", dj");
            Bits.Equal(SigmoidGradient(f, cell * c[u]), dz[(2 * units) + u], at + ", df");
            Bits.Equal(SigmoidGradient(o, g * tanhC[u]), dz[(3 * units) + u], at + ", do");
            Bits.Equal(cell * f, newDc[u], at + ", dc");
        }
    });

    /// <summary>The tail of a row has 0…7 elements, or the row is all tail, or none of it.</summary>
    private static void EachSize(Action<int, int, int, int, Func<int, float[]>> test)
    {
        var random = new Random(3);
        for (var units = 0; units <= MostUnits; units++)
        {
            foreach (var tail in Enumerable.Range(0, 8).Select(n => units - n).Where(n => n >= 0).Append(0).Append(int.MaxValue))
            {
                // all units, or those of the second of two parts
                var from = units % 2 == 0 ? 0 : units / 2 / Vector512<float>.Count * Vector512<float>.Count;
                test(units, from, units, tail, count => [.. Enumerable.Range(0, count).Select(_ => (float)((4 * random.NextDouble()) - 2))]);
            }
        }
    }

    private static float[] Room(int count) => new float[Padding<float>.Row(count)];

    private static float[] Padded(float[] values)
    {
        var padded = Room(values.Length);
        Array.Fill(padded, float.NaN);
        values.CopyTo(padded, 0);
        return padded;
    }
}
