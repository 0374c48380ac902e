using System.Globalization;
using Parity.Backends.Impl;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Impl.Drivers;
using Parity.Tensors;

namespace Parity.Tests.Docs;

/// <summary>
/// docs/tips.md says what each of the four classic mistakes does to the numbers. Here each is made on purpose, on its case, and the line that
/// comes out must stand in the page.
/// </summary>
public sealed class TipsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "tips.md"));

    [Fact]
    public void Initial_weights()
    {
        var golden = Golden("initial-215-dynamic-seed1234-i64-h128");
        var kernel = golden.Need("initial/rnn/lstm_cell/kernel");
        var largest = Metric.Largest(kernel);
        InPage(string.Create(CultureInfo.InvariantCulture, $"largest weight {largest:0.0000}, standard deviation {Deviation(kernel):0.0000}"));
        InPage(string.Create(CultureInfo.InvariantCulture, $"glorot over the whole kernel: ±{Math.Sqrt(6.0 / (64 + 128 + 512)):0.0000}"));
        InPage(string.Create(CultureInfo.InvariantCulture, $"U(±1/√H), PyTorch's default: ±{1 / Math.Sqrt(128):0.0000}"));
        InPage(string.Create(CultureInfo.InvariantCulture, $"glorot over the input kernel alone, Keras's default: ±{Math.Sqrt(6.0 / (64 + 512)):0.0000}"));
        InPage(string.Create(CultureInfo.InvariantCulture, $"glorot gate by gate: ±{Math.Sqrt(6.0 / (64 + 128 + 128)):0.0000}"));
    }

    [Fact]
    public void Forget_bias() => Made("no forget bias", "uni-nolen", (row, given) => new ImplBackend(1).Run(row with { Cell = row.Cell with { ForgetBias = 0 } }, given));

    [Fact]
    public void Variable_length() => Made("lengths ignored", "uni-ragged", (row, given) =>
    {
        given.Remove("sequence_length");
        return new ImplBackend(1).Run(row, given);
    });

    [Fact]
    public void Backward_output_not_turned_back() => Made("backward output not turned back", "bi-ragged", (row, given) =>
    {
        var result = new ImplBackend(1).Run(row, given);
        var turned = new float[result["outputs/bw"].Count];
        ReverseSequence.Forward<float>(result["outputs/bw"].As<float>(), given["sequence_length"].As<int>(), row.Time(given), timeMajor: false, turned);
        result["outputs/bw"] = Tensor.Of(turned, result["outputs/bw"].Shape);
        return result;
    });

    private static void Made(string mistake, string id, Func<Case, TensorSet, TensorSet> make)
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == id);
        var golden = FixtureFolder.ReadGolden(row);
        var got = make(row, CaseArrays.Inputs(golden));
        var parts = new List<string>();
        foreach (var head in new[] { "outputs", "state", "gradient" })
        {
            var verdicts = golden.Where(p => p.Key.StartsWith(head, StringComparison.Ordinal)).Select(p => ArrayComparison.Compare(row, p.Key, p.Value, got[p.Key], Floor.Of(row, p.Key), null)).ToList();
            var wrong = verdicts.Sum(v => v.Failing);
            parts.Add(wrong == 0
                ? $"{head} right"
                : string.Create(CultureInfo.InvariantCulture, $"{head} {100.0 * wrong / verdicts.Sum(v => v.Count):0} % wrong, by up to {verdicts.Max(v => v.Worst?.Difference ?? 0):0.00}"));
        }

        InPage($"{mistake} (`{id}`): {string.Join("; ", parts)}");
    }

    private static void InPage(string line) => Assert.True(Page.Contains(line, StringComparison.Ordinal), $"docs/tips.md does not say:\n{line}");

    private static TensorSet Golden(string id) => FixtureFolder.ReadGolden(Repository.Folder.Cases.Single(c => c.Id == id));

    private static double Deviation(Tensor tensor) => Math.Sqrt(tensor.As<float>().ToArray().Average(x => (double)x * x));
}

file static class CaseSizes
{
    public static int Time(this Case row, TensorSet given) => CaseShape.Of(row, given).Time;
}
