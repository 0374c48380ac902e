using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Judging;
using Parity.Ports;
using Parity.Reports;
using Parity.Tensors;

namespace Parity.Tests.Ports;

/// <summary>A port that is a function of the user's test.</summary>
public sealed class PortInProcessTests
{
    private static readonly Case Row = Repository.Folder.Cases.Single(c => c.Id == "uni-ragged");

    [Fact]
    public void It_is_given_what_every_port_is_and_judged_by_what_it_gives()
    {
        var verdict = Judge((row, given) =>
        {
            Assert.Equal(1, given.Need("forget_bias").At(0));
            return new TensorSet(new ScalarBackend().Run(row, CaseArrays.Inputs(given)).Where(r => r.Key == "outputs"));
        });
        Assert.Equal(CaseOutcome.Within, verdict.Outcome);
        Assert.Equal("outputs", Assert.Single(verdict.Arrays).Name);
        Assert.StartsWith("within    uni-ragged", TextReport.Text(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void What_differs_is_said_in_full()
    {
        var verdict = Judge((row, given) => new ScalarBackend().Run(row with { Cell = row.Cell with { ForgetBias = 0 } }, CaseArrays.Inputs(given)));
        Assert.StartsWith("uni-ragged: port against golden\n  gradient/inputs: ", TextReport.Text(verdict), StringComparison.Ordinal);
        Assert.Contains("\n    worst at n=", TextReport.Text(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stray_name_or_another_shape_is_bad_input()
    {
        Assert.Equal("the port: array 'output' is none of uni-ragged's: expected outputs, state/…, gradient/…, trace/…, initial/…", Judge((_, _) => new TensorSet { ["output"] = Tensor.Of([1f]) }).Reason);
        Assert.Equal("the port: array 'outputs': expected float32 or float64 [4, 7, 6], got float32[1]", Judge((_, _) => new TensorSet { ["outputs"] = Tensor.Of([1f], 1) }).Reason);
    }

    [Fact]
    public void What_it_throws_goes_through() => Assert.Throws<NotSupportedException>(() => Judge((_, _) => throw new NotSupportedException()));

    private static CaseVerdict Judge(Func<Case, TensorSet, TensorSet> run) => new Judge(new PortBackend(run)).Run(Row);
}
