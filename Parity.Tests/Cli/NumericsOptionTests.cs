using Parity.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary>What Impl computes in: the golden's numerics, those of <c>--numerics</c>, or those of the TensorFlow that it is compared with.</summary>
public sealed class NumericsOptionTests
{
    [Theory]
    [InlineData("uni-ragged", "canonical", true)]
    [InlineData("uni-ragged", "onednn", false)]
    [InlineData("uni-ragged", "1.15.5", false)]
    [InlineData("tf1-uni-ragged", "1.15.5", true)]
    [InlineData("tf1-uni-ragged", "canonical", false)]
    [InlineData("onednn-uni-ragged", "onednn", true)]
    [InlineData("onednn-uni-ragged", "canonical", false)]
    public void A_goldens_bits_are_asked_only_in_its_own(string id, string numerics, bool own)
    {
        var run = CommandLine.Run("check", id, "--numerics", numerics);
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.StartsWith(own ? "1 case: 1 identical;" : "1 case: 0 identical, 1 within budget;", run.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(!own, run.Lines.Any(l => l.StartsWith("note: judged within the floor; numerics differ: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Other_numerics_are_other_bits()
    {
        var run = CommandLine.Run("check", "uni-ragged", "--numerics", "onednn", "--budget", "identical");
        Assert.Equal(1, run.Code);
        Assert.Contains(run.Lines, l => l.Contains("check uni-ragged --backend impl --numerics onednn --budget identical", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_none() => Assert.Equal(2, CommandLine.Run("check", "uni-ragged", "--numerics", "1.14").Code);

    /// <summary>Cases that no golden of oneDNN is there for: what decides is the TensorFlow at hand.</summary>
    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void Against_a_live_TensorFlow_they_are_its_own(string oneDnn)
    {
        var found = new TensorFlowLocator().Find();
        Assert.SkipWhen(found.Path is null, found.Reason ?? string.Empty);
        Assert.SkipUnless(HostNumerics.Isa == "avx512", $"Impl has the bits of AVX-512 kernels, not of {HostNumerics.Isa}");
        using var process = new CommandLineProcess(Repository.Root, [("TF_ENABLE_ONEDNN_OPTS", oneDnn)], "check", "bi-odd", "uni-deep-1604", "uni-ragged", "tf1-uni-b1", "onednn-uni-h64", "--against", "tensorflow");
        var run = process.End();
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.StartsWith("5 cases: 5 identical;", run.Lines[^1], StringComparison.Ordinal);
    }
}
