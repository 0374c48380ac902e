using Parity.Cases;
using Parity.Comparison;
using Parity.Diagnosis;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis;

public sealed class CorrectPortTests
{
    [Theory]
    [InlineData("bi-ragged-init")]
    [InlineData("uni-float64")]
    [InlineData("uni-padding-1e30")]
    [InlineData("uni-b1-deep")]
    public void Golden_and_oracle_have_no_cause(string id)
    {
        var port = new PlantedPort(id);
        foreach (var arrays in new[] { CaseArrays.Results(port.Golden), port.Of(Plant.None) })
        {
            var diagnosis = new Diagnoser().Diagnose(port.Row, arrays);
            Assert.True(diagnosis.Verdict.Outcome is CaseOutcome.Identical or CaseOutcome.Within);
            Assert.Empty(diagnosis.Causes);
        }
    }

    [Fact]
    public void Zeros_of_the_padding_may_have_either_sign()
    {
        var port = new PlantedPort("uni-ragged");
        var arrays = port.Of(Plant.None);
        arrays["outputs"].As<float>()[^1] = -0f;
        Assert.Empty(new Diagnoser().Diagnose(port.Row, arrays).Causes);
    }

    /// <summary>Sums over 1204 products in another order are a little past the floor: that is rounding, whatever the verdict.</summary>
    [Fact]
    public void A_little_past_the_floor_is_rounding()
    {
        var port = new PlantedPort("uni-nolen");
        var arrays = port.Of(Plant.None);
        var outputs = arrays["outputs"].As<float>();
        outputs[3] += (float)(30 * Metric.Ulp(DType.Float32, Metric.Largest(arrays["outputs"])));
        var diagnosis = new Diagnoser().Diagnose(port.Row, arrays);
        Assert.Equal(CaseOutcome.Differs, diagnosis.Verdict.Outcome);
        Assert.Empty(diagnosis.Causes);
        Assert.Contains("that is rounding", Assert.Single(diagnosis.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ill_conditioned_case_is_left_out()
    {
        var port = new PlantedPort(Repository.Folder.Cases.First(c => Floor.WhyIllConditioned(c) is not null).Id);
        var diagnosis = new Diagnoser().Diagnose(port.Row, port.With([port.Way("forget bias missing")]));
        Assert.Equal(CaseOutcome.Skipped, diagnosis.Verdict.Outcome);
        Assert.StartsWith("ill-conditioned", diagnosis.Verdict.Reason, StringComparison.Ordinal);
        Assert.Empty(diagnosis.Causes);
    }
}
