using System.Runtime.CompilerServices;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Impl.Torch.Native;
using Parity.Judging;
using Parity.Ports;
using Parity.Reports;

namespace TorchModule;

public sealed class EncoderTests
{
    private static readonly FixtureFolder Goldens = FixtureFolder.Open(FixtureFolder.Find(AppContext.BaseDirectory)!);

    [ModuleInitializer]
    internal static void LoadLibTorch() => TorchNative.Load();

    [Theory]
    [InlineData("bi-full")]
    [InlineData("bi-ragged")]
    [InlineData("bi-forget-bias-2.5")]
    [InlineData("bi-h128")]
    public void It_computes_what_TensorFlow_does(string id)
    {
        var verdict = Judge(id, (inputs, units) => new Encoder(inputs, units));
        Assert.True(verdict.Outcome is CaseOutcome.Identical or CaseOutcome.Within, TextReport.Text(verdict));
    }

    [Fact]
    public void Turned_round_by_the_whole_batch_it_does_not_and_the_verdict_says_where()
    {
        var verdict = Judge("bi-ragged", (inputs, units) => new FlippedEncoder(inputs, units));
        TestContext.Current.TestOutputHelper?.WriteLine(TextReport.Text(verdict));
        Assert.Equal(CaseOutcome.Differs, verdict.Outcome);
        Assert.Contains("state/bw/h: ", TextReport.Text(verdict), StringComparison.Ordinal);
        Assert.DoesNotContain("outputs/fw: ", TextReport.Text(verdict), StringComparison.Ordinal);

        // in a batch without padding it is hidden
        Assert.Equal(CaseOutcome.Within, Judge("bi-full", (inputs, units) => new FlippedEncoder(inputs, units)).Outcome);
    }

    private static CaseVerdict Judge(string id, Func<long, long, Encoder> make) =>
        new Judge(new PortBackend((_, given) => EncoderPort.Run(make, given))).Run(Goldens.Cases.Single(c => c.Id == id));
}
