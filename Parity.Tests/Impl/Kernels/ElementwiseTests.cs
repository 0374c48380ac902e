using System.Runtime.Intrinsics;
using Parity.Impl.Kernels;
using Parity.Impl.Threads;

namespace Parity.Tests.Impl.Kernels;

/// <summary>sigmoid and tanh against their twins, in every lane, over all of float32.</summary>
public sealed class ElementwiseTests
{
    private const int Samples = 400_000;
    private static readonly float[] Edges =
    [
        0f, -0f, 1e-45f, 1.17549435e-38f, 0.0004f, -0.0004f, 0.00039999f, 7.905311f, 7.9053111f, 7.90531158f, -7.905311f, 80f, 80.00001f, 88f, 88.3762f, 88.722f, 88.7228f, 88.723f, 89f, 128f, 3e38f,
        -80f, -87f, -87.3f, -87.33654f, -87.33655f, -87.4f, -87.68f, -88f, -88.00001f, -88.37f, -89f, -100f, -103.9f, -104f, -104.1f, -3e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    [Fact]
    public void Sigmoid_is_its_twin() => Same(Twins.Sigmoid, x => Sigmoid.Apply(x));

    [Fact]
    public void Tanh_is_its_twin() => Same(Twins.Tanh, x => Tanh.Apply(x));

    private static void Same(Func<float, float> twin, Func<Vector512<float>, Vector512<float>> kernel)
    {
        using var flush = FlushDenormals.Enter();
        var random = new Random(7);
        Span<float> lanes = stackalloc float[Vector512<float>.Count];
        for (var at = 0; at < Samples; at += lanes.Length)
        {
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                lanes[lane] = (at + lane) switch
                {
                    var i when i < Edges.Length => Edges[i],
                    var i when i % 3 == 0 => BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32)),
                    var i when i % 3 == 1 => (float)((random.NextDouble() * 220) - 110),
                    _ => (float)((random.NextDouble() * 16) - 8),
                };
            }

            var got = kernel(Vector512.Create<float>(lanes));
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                Bits.Equal(twin(lanes[lane]), got[lane], $"lane {lane}, x = {lanes[lane]:R}");
            }
        }
    }
}
