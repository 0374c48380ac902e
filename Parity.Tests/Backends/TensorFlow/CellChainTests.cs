using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Backends.TensorFlow;

/// <summary>The chain against the driver graph, on the repository's fixtures: TensorFlow both times, and no bit may differ.</summary>
public sealed class CellChainTests(LiveTensorFlow live) : IClassFixture<LiveTensorFlow>
{
    // long enough for every rule of the loop; the long cases say nothing more about it
    private const int MostSteps = 12;

    [Fact]
    public void It_gives_the_driver_graphs_bits()
    {
        var backend = live.Need();
        var chain = new CellChain(backend);
        foreach (var (row, inputs) in Cases())
        {
            AssertSame(row.Id, backend.Run(row, inputs), chain.Run(row, inputs));
        }
    }

    [Fact]
    public void It_stops_where_the_loop_stops()
    {
        var backend = live.Need();
        var chain = new CellChain(backend);
        foreach (var (row, inputs) in Cases().Where(c => CaseShape.Of(c.Row, c.Inputs).Lengths is not null))
        {
            // a step beyond the longest row would turn the weights' gradients into NaN: 0 * NaN
            var longest = Tensor.Of(inputs["inputs"].To(DType.Float64).Array<double>().ToArray(), inputs["inputs"].Shape);
            var shape = CaseShape.Of(row, inputs);
            for (var n = 0; n < shape.Batch; n++)
            {
                for (var t = shape.Lengths!.Append(1).Max(); t < shape.Time; t++)
                {
                    longest.As<double>().Slice(shape.Place(row.TimeMajor, n, t) * shape.Inputs, shape.Inputs).Fill(double.NaN);
                }
            }

            var padded = new TensorSet(inputs) { ["inputs"] = longest.To(row.DType) };
            AssertSame(row.Id, backend.Run(row, padded), chain.Run(row, padded));
        }
    }

    [Fact]
    public void Every_step_can_be_looked_at_without_changing_it()
    {
        var backend = live.Need();
        var (row, inputs) = Cases()[0];
        var steps = new List<CellStep>();
        new CellChain(backend).Run(row, inputs, steps.Add);
        var shape = CaseShape.Of(row, inputs);
        Assert.NotEmpty(steps);
        Assert.All(steps, s => Assert.True(s.IsReference, $"{row.Id} {s.Direction} {s.Step}"));
        Assert.All(steps, s => Assert.Equal([shape.Batch, 4 * shape.Units], s.Arrays["z"].Shape));
        Assert.All(steps, s => Assert.Equal([shape.Batch, 4 * shape.Units], s.Arrays["dz"].Shape));
        Assert.Equal(Enumerable.Range(0, steps.Count(s => s.Direction == steps[0].Direction)).Reverse(), steps.Where(s => s.Direction == steps[0].Direction).Select(s => s.Step));
    }

    [Fact]
    public void What_it_cannot_run_and_what_does_not_fit_is_said()
    {
        using var backend = TensorFlowBackend.At(new TensorFlowLocation { Reason = "not here" });
        var (row, inputs) = Cases()[0];
        Assert.Equal("no cell graph for this case", CellChain.CannotRun(row with { CellGraph = null }));
        Assert.Equal("initial weights have no steps", CellChain.CannotRun(row with { Driver = Driver.InitialWeights }));
        Assert.Equal("cell type 'GRUCell': only LSTMCell has a chain", CellChain.CannotRun(row with { Cell = row.Cell with { Type = "GRUCell" } }));
        inputs["weights/other"] = Tensor.Zeros(row.DType, 1);
        Assert.StartsWith("array 'weights/other': ", Complaint(), StringComparison.Ordinal);
        inputs.Remove("weights/other");
        var cotangent = inputs.Keys.First(n => n.StartsWith("cotangent/", StringComparison.Ordinal));
        inputs.Remove(cotangent);
        Assert.Equal($"array '{cotangent}' is missing", Complaint());

        string Complaint() => Assert.Throws<BadInputException>(() => new CellChain(backend).Run(row, inputs)).Message;
    }

    private static List<(Case Row, TensorSet Inputs)> Cases()
    {
        var folder = FixtureFolder.Find(AppContext.BaseDirectory);
        Assert.SkipWhen(folder is null, "no Fixtures/manifest.json above the tests");
        var cases = FixtureFolder.Open(folder!).Cases
            .Where(c => c.Graph is not null && CellChain.CannotRun(c) is null)
            .Select(c => (Row: c, Inputs: CaseArrays.Inputs(FixtureFolder.ReadGolden(c))))
            .Where(c => CaseShape.Of(c.Row, c.Inputs).Time <= MostSteps)
            .ToList();
        Assert.NotEmpty(cases);
        return cases;
    }

    private static void AssertSame(string id, TensorSet expected, TensorSet got)
    {
        Assert.Equal(expected.Keys, got.Keys);
        foreach (var (name, tensor) in expected)
        {
            Assert.Equal(tensor.ToString(), got[name].ToString());
            Assert.True(tensor.Bytes.SequenceEqual(got[name].Bytes), $"{id}: {name} differs");
        }
    }
}
