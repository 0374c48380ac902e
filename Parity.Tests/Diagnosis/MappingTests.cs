using CsCheck;
using Parity.Diagnosis;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis;

public sealed class MappingTests
{
    private static readonly Gen<double[]> Six = Gen.Double[-1, 1].Array[6];
    private static readonly Gen<Mapping> Any = Gen.Select(Gen.Int[-1, 5].Array[6], Gen.Bool, Gen.Double[-2, 2], (index, cross, scale) => new Mapping().With("a", cross ? "b" : "a", index, scale));

    /// <summary><c>⟨M x, y⟩ = ⟨x, Mᵀ y⟩</c>.</summary>
    [Fact]
    public void The_adjoint_is_the_adjoint() => Gen.Select(Six, Six, Six, Six, Any).Sample((a, b, ya, yb, map) =>
    {
        var there = map.Apply(Set(string.Empty, a, b));
        var back = map.Adjoint(Set("gradient/", ya, yb), "gradient/");
        Assert.Equal(Dot(there["a"], ya) + Dot(there["b"], yb), Dot(back["gradient/a"], a) + Dot(back["gradient/b"], b), 1e-12);
    });

    [Fact]
    public void An_exchange_is_two_targets()
    {
        var map = new Mapping().With("a", "b").With("b", "a");
        var swapped = map.Apply(Set(string.Empty, [1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]));
        Assert.Equal((7.0, 1.0), (swapped["a"].At(0), swapped["b"].At(0)));
        Assert.True(map.Crosses);
        Assert.False(map.Where(name => name == "c").Crosses);
    }

    [Fact]
    public void Gradients_can_stay_where_they_were_computed()
    {
        var gradients = Set("gradient/", [1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0]);
        Assert.Same(gradients, new Mapping { GradientsGoBack = false }.With("a", "b").Adjoint(gradients, "gradient/"));
    }

    [Fact]
    public void Zeros_and_what_may_be_anything()
    {
        int[] index = [0, Mapping.Zero, Mapping.Anything, 3, 4, 5];
        Assert.Equal([1, 0, double.NaN, 4, 5, 6], new Mapping().With("a", "a", index).Apply(Set(string.Empty, [1, 2, 3, 4, 5, 6], new double[6]))["a"].Array<double>());
        Assert.Equal([1, double.NaN, 3, 4, 5, 6], new Mapping().WithZerosOpen("a").Apply(Set(string.Empty, [1, 0, 3, 4, 5, 6], new double[6]))["a"].Array<double>());
    }

    [Fact]
    public void Another_shape() => Assert.Equal([3, 2], new Mapping().With("a", "a", shape: [3, 2]).Apply(Set(string.Empty, new double[6], new double[6]))["a"].Shape);

    private static TensorSet Set(string head, double[] a, double[] b) => new() { [head + "a"] = Tensor.Of(a, 6), [head + "b"] = Tensor.Of(b, 6) };

    private static double Dot(Tensor a, double[] b) => a.Array<double>().Zip(b, (x, y) => x * y).Sum();
}
