using Parity.Cases;
using Parity.Fixtures;

namespace Parity.Tests.Cli;

/// <summary>No result array of a golden is passed over: one bit of its first, middle or last element is found.</summary>
public sealed class EveryArrayTests
{
    [Theory]
    [InlineData("uni-ragged-init")]
    [InlineData("bi-ragged-init")]
    [InlineData("bi-ragged-timemajor")]
    [InlineData("uni-b1-float64")]
    public void One_bit_anywhere_is_found(string id)
    {
        using var fixtures = new FixtureCopy(id);
        var results = CaseArrays.Results(NpzFile.Read(fixtures.Golden(id)));
        Assert.Equal(0, fixtures.Check().Code);
        foreach (var (name, tensor) in results)
        {
            foreach (var flat in new[] { 0, tensor.Count / 2, tensor.Count - 1 })
            {
                var run = fixtures.Flip(id, name, flat).Check();
                Assert.Equal(1, run.Code);
                Assert.Contains($"\n  {name}: 1 of {tensor.Count} elements past the budget (identical)\n", run.Out, StringComparison.Ordinal);
                fixtures.Flip(id, name, flat);
            }
        }
    }
}
