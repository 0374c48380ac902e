using Parity.Bench.Contenders;
using Parity.Bench.Workloads;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Tests.Bench;

public sealed class AgreementTests
{
    private static readonly Workload Ragged = new(Shape.Parse("8,6,3,4"), Pass.Training, Filling.Ragged);

    [Fact]
    public void Rounding_is_agreement() => Assert.All(Compare(_ => { }, scale: 1 + 1e-6f), v => Assert.Equal(Outcome.Within, v.Outcome));

    [Fact]
    public void A_thousandth_is_none() => Assert.All(Compare(_ => { }, scale: 1.001f), v => Assert.Equal(Outcome.Differs, v.Outcome));

    [Fact]
    public void Anything_in_the_padding_is_none()
    {
        var row = Array.FindIndex(Ragged.Filling.Lengths(Ragged.Shape)!, l => l < 6);
        var verdict = Compare(set => set["outputs"].As<float>()[(((row * 6) + 5) * 4) + 1] = 1e-30f).Single(v => v.Name == "outputs");
        Assert.Equal((Outcome.Differs, 1), (verdict.Outcome, verdict.FailingPadding));
        Assert.Equal($"outputs: 1 of 192 elements past 512 ulp (contenders), worst at n={row}, t=5, u=1: expected 0, got 1e-30", Agreement.Describe(verdict).Replace("1.00000000e-30", "1e-30"));
    }

    [Fact]
    public void A_missing_array_or_another_shape_is_none()
    {
        Assert.Equal("state/c: missing", Agreement.Describe(Compare(set => set.Remove("state/c")).Single(v => v.Outcome == Outcome.Differs)));
        var turned = Compare(set => set["gradient/weights/rnn/lstm_cell/kernel"] = Tensor.Zeros(DType.Float32, 16, 7)).Single(v => v.Outcome == Outcome.Differs);
        Assert.Equal("gradient/weights/rnn/lstm_cell/kernel: shape: expected [7, 16], got [16, 7]", Agreement.Describe(turned));
    }

    private static IReadOnlyList<ArrayVerdict> Compare(Action<TensorSet> fault, float scale = 1)
    {
        var given = Ragged.Draw();
        TensorSet Compute() => new ImplImplementation(threads: 1).Prepare(Ragged, given)[0].Results!();
        var (impl, other) = (Compute(), Compute());
        foreach (var tensor in other.Values)
        {
            foreach (ref var value in tensor.As<float>())
            {
                value *= scale;
            }
        }

        fault(other);
        return Agreement.Compare(Ragged, impl, other);
    }
}
