using Parity.Cases;
using Parity.Fixtures;
using Parity.Ports;

namespace Parity.Tests.Ports;

public sealed class PortInputsTests
{
    [Theory]
    [InlineData("uni-ragged-init", 1, 0)]
    [InlineData("bi-ragged-timemajor", 1, 1)]
    [InlineData("uni-forget-bias-2.5", 2.5, 0)]
    public void All_that_is_given_and_what_is_in_no_tensor(string id, double forgetBias, int timeMajor)
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == id);
        var golden = FixtureFolder.ReadGolden(row);
        var given = PortInputs.Of(row, golden);
        Assert.Equal((forgetBias, timeMajor), (given["forget_bias"].As<double>()[0], given["time_major"].As<int>()[0]));
        Assert.Equal(golden.Keys.Except(CaseArrays.Results(golden).Keys).Concat(["forget_bias", "time_major"]).Order(StringComparer.Ordinal), given.Keys);
    }

    [Fact]
    public void Of_initial_weights_the_shapes_and_the_seeds()
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == "initial-215-dynamic-seed3-i5-h6");
        Assert.All(PortInputs.Of(row, FixtureFolder.ReadGolden(row)).Keys, n => Assert.Matches("^(shape|seed)/", n));
    }
}
