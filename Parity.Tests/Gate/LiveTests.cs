using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Judging;
using Parity.Regeneration;
using Parity.Reports;

namespace Parity.Tests.Gate;

/// <summary>TensorFlow itself, where it is: it still makes the goldens, and Impl equals it where a golden would be too large to store.</summary>
public sealed class LiveTests : IDisposable
{
    private static readonly TensorFlowLocation Location = new TensorFlowLocator().Find();
    private readonly TensorFlowBackend tensorflow = TensorFlowBackend.At(Location);

    public static IEnumerable<TheoryDataRow<string>> LiveOnly => CaseTable.LiveOnly.Select(r => new TheoryDataRow<string>(r.Id) { Label = r.Id });

    [Fact]
    public void TensorFlow_makes_every_golden_again()
    {
        Assert.SkipWhen(tensorflow.Unavailable is not null, tensorflow.Unavailable ?? string.Empty);
        var judge = new Judge(tensorflow, new GoldenBackend(), BudgetRule.Stated);
        var verdicts = Repository.Folder.Cases.Select(judge.Run).ToList();
        var report = new CheckReport(verdicts, []);
        Assert.True(report.Exit == ExitCode.Success, string.Join('\n', new TextReport("parity", string.Empty).End(report).Select(l => l.Text)));
        Assert.DoesNotContain(verdicts, v => v.Outcome == CaseOutcome.Skipped && v.Case!.Spread is null);
        var differs = ReferenceDifference.Of(tensorflow.Reference(), Repository.Folder.Cases.First(c => c.Driver != Driver.InitialWeights).Reference);
        Assert.SkipWhen(differs is not null, $"bits were not asked for, the numerics here are others: {differs}");
        var own = verdicts.Where(v => v.Case!.Driver == Driver.InitialWeights || tensorflow.DiffersFrom(v.Case.Reference) is null).ToList();
        Assert.True(own.Count > 100);
        Assert.All(own, v => Assert.Equal(CaseOutcome.Identical, v.Outcome));
    }

    [Theory]
    [MemberData(nameof(LiveOnly))]
    public void Impl_equals_live_TensorFlow(string id)
    {
        Assert.SkipWhen(tensorflow.Unavailable is not null, tensorflow.Unavailable ?? string.Empty);
        var row = CaseTable.LiveOnly.Single(r => r.Id == id);
        var live = BuiltIn.CaseOf(row, Repository.Fixtures, tensorflow.Reference());
        Assert.SkipWhen(ImplNumerics.Of(live.Reference).Differs is not null, ImplNumerics.Of(live.Reference).Differs ?? string.Empty);
        var inputs = CaseDraw.Inputs(row);
        var expected = tensorflow.Run(live, inputs);
        var got = new ImplBackend(threads: 2).Run(live, inputs);
        Assert.All(expected, p => Assert.Equal(Outcome.Identical, ArrayComparison.Compare(live, p.Key, p.Value, got.Find(p.Key), new Budget.Identical(), null).Outcome));
    }

    /// <summary>A deviation on purpose: 0 · NaN is NaN in TensorFlow's gradient, while Impl never reads the padding.</summary>
    [Fact]
    public void NaN_in_the_padding_reaches_TensorFlows_gradients_but_not_Impls()
    {
        Assert.SkipWhen(tensorflow.Unavailable is not null, tensorflow.Unavailable ?? string.Empty);
        var row = Repository.Folder.Cases.Single(c => c.Id == "uni-ragged");
        var inputs = CaseArrays.Inputs(FixtureFolder.ReadGolden(row));
        var expected = new ImplBackend(threads: 1).Run(row, inputs);
        var lengths = inputs["sequence_length"].As<int>();
        var (time, depth) = (inputs["inputs"].Shape[1], inputs["inputs"].Shape[2]);
        for (var n = 0; n < lengths.Length; n++)
        {
            inputs["inputs"].As<float>().Slice(((n * time) + lengths[n]) * depth, (time - lengths[n]) * depth).Fill(float.NaN);
        }

        const string Kernel = "gradient/weights/rnn/lstm_cell/kernel";
        Assert.Contains(float.NaN, tensorflow.Run(row, inputs)[Kernel].Array<float>());
        Assert.Equal(expected[Kernel].Array<float>(), new ImplBackend(threads: 1).Run(row, inputs)[Kernel].Array<float>());
    }

    public void Dispose() => tensorflow.Dispose();
}
