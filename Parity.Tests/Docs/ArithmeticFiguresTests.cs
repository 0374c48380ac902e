using System.Globalization;
using Parity.Backends.Impl;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Docs;

/// <summary>docs/arithmetic.md says by how much right implementations differ. Here it is measured again, and the line that comes out must stand in the page.</summary>
public sealed class ArithmeticFiguresTests
{
    [Theory]
    [InlineData("uni-ragged")]
    [InlineData("bi-ragged")]
    [InlineData("uni-h64")]
    [InlineData("uni-odd")]
    [InlineData("uni-deep-1200")]
    public void What_right_implementations_differ_by(string id)
    {
        var (row, golden) = Of(id);
        var own = row.Spread!.Values.Max();
        var older = Largest(row, golden, Of("tf1-" + id).Golden);
        var textbook = Largest(row, golden, new ScalarBackend().Run(row, CaseArrays.Inputs(golden)));
        InPage(string.Create(CultureInfo.InvariantCulture, $"| `{id}` | {own:0.#} | {older.Ulps:0.#} | {textbook.Ulps:0.#} | {textbook.Relative:0.0e0} | {textbook.Equal:0} % |"));
    }

    /// <summary>Each row of the batch as a batch of its own, against the row in the batch.</summary>
    [Fact]
    public void A_batch_and_its_rows_alone()
    {
        var (row, golden) = Of("uni-h64");
        var (given, alone) = (CaseArrays.Inputs(golden), new TensorSet());
        var shape = golden["outputs"].Shape;
        var outputs = new float[golden["outputs"].Count];
        for (var n = 0; n < shape[0]; n++)
        {
            var one = new TensorSet(given.Select(p => KeyValuePair.Create(p.Key, p.Key.StartsWith("weights/", StringComparison.Ordinal) ? p.Value : Row(p.Value, n))));
            new ImplBackend(1).Run(row, one)["outputs"].As<float>().CopyTo(outputs.AsSpan(n * shape[1] * shape[2]));
        }

        alone["outputs"] = Tensor.Of(outputs, [.. shape]);
        var (ulps, relative, equal) = Largest(row, new TensorSet(golden.Where(p => p.Key == "outputs")), alone);
        InPage(string.Create(CultureInfo.InvariantCulture, $"`uni-h64`, each row alone: {equal:0} % of the outputs have the same bits, the others differ by up to {ulps:0.#} ULP ({relative:0.0e0})"));
    }

    private static (Case Row, TensorSet Golden) Of(string id)
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == id);
        return (row, FixtureFolder.ReadGolden(row));
    }

    private static (double Ulps, double Relative, double Equal) Largest(Case row, TensorSet golden, TensorSet got)
    {
        var verdicts = CaseArrays.Results(golden).Select(p => (p.Value, Verdict: ArrayComparison.Compare(row, p.Key, p.Value, got[p.Key], Floor.Of(row, p.Key), null))).ToList();
        var worst = verdicts.MaxBy(v => v.Verdict.LargestUlps);
        return (worst.Verdict.LargestUlps, verdicts.Max(v => v.Verdict.LargestUlps * Metric.Ulp(v.Value.DType, Metric.Largest(v.Value)) / Metric.Largest(v.Value)), 100.0 * verdicts.Sum(v => v.Verdict.Identical) / verdicts.Sum(v => v.Verdict.Count));
    }

    private static Tensor Row(Tensor tensor, int n)
    {
        var size = tensor.Count / tensor.Shape[0];
        int[] shape = [1, .. tensor.Shape.Skip(1)];
        return tensor.DType == DType.Int32 ? Tensor.Of(tensor.As<int>().Slice(n * size, size).ToArray(), shape) : Tensor.Of(tensor.As<float>().Slice(n * size, size).ToArray(), shape);
    }

    private static void InPage(string line) => Assert.True(ArithmeticPages.All["docs/arithmetic.md"].Contains(line, StringComparison.Ordinal), $"docs/arithmetic.md does not say:\n{line}");
}
