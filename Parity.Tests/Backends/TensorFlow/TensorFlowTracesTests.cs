using System.Text.Json.Nodes;
using Parity.Backends;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Cli;

namespace Parity.Tests.Backends.TensorFlow;

/// <summary>TensorFlow's trace is the golden one, and is refused where it would be the trace of something else.</summary>
public sealed class TensorFlowTracesTests(LiveTensorFlow live) : IClassFixture<LiveTensorFlow>
{
    [Fact]
    public void It_is_the_golden_trace()
    {
        var backend = live.Need();
        var rows = Repository.Folder.Cases.Where(c => c.Trace is not null).ToList();
        foreach (var row in rows)
        {
            var made = new TensorFlowTraces(backend).Trace(row, Inputs(row));
            var golden = FixtureFolder.ReadTrace(row);
            Assert.Equal(golden.Keys, made.Keys);
            Budget Budget(string name) => backend.DiffersFrom(row.Reference) is null ? new Budget.Identical() : Floor.Of(row, name);
            Assert.All(golden, p => Assert.NotEqual(Outcome.Differs, ArrayComparison.Compare(row, p.Key, p.Value, made[p.Key], Budget(p.Key), null).Outcome));
        }
    }

    [Theory]
    [InlineData("uni-short")]
    [InlineData("uni-nolen-init")]
    [InlineData("bi-empty-init")]
    [InlineData("bi-ragged-timemajor")]
    [InlineData("bi-i1-h1")]
    public void It_is_the_oracles_within_the_floor(string id)
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == id);
        var made = new TensorFlowTraces(live.Need()).Trace(row, Inputs(row));
        var oracle = new Parity.Backends.Scalar.ScalarBackend().Trace(row, Inputs(row));
        Assert.Equal(oracle.Keys, made.Keys);
        var lengths = CaseShape.Of(row, Inputs(row)).Lengths;
        Assert.All(oracle, p => Assert.NotEqual(Outcome.Differs, ArrayComparison.Compare(row, p.Key, p.Value, made[p.Key], Floor.Of(row, p.Key), lengths).Outcome));
    }

    /// <summary>Long cases say nothing more, wide ones take long.</summary>
    [Fact]
    public void It_is_Impls_bit_for_bit()
    {
        var backend = live.Need();
        var traces = new TensorFlowTraces(backend);
        var reference = Repository.Folder.Cases.Single(c => c.Id == "uni-t1").Reference;
        var cases = Repository.Folder.Cases.Where(c => c.Reference == reference && traces.CannotTrace(c) is null).Select(c => (Row: c, Inputs: Inputs(c))).Where(c => CaseShape.Of(c.Row, c.Inputs) is { Time: <= 7, Units: <= 31 }).ToList();
        Assert.SkipWhen(backend.DiffersFrom(cases[0].Row.Reference) is not null, backend.DiffersFrom(cases[0].Row.Reference) ?? string.Empty);
        Assert.True(cases.Count > 40);
        foreach (var (row, inputs) in cases)
        {
            var (expected, got) = (traces.Trace(row, inputs), new Parity.Backends.Impl.ImplBackend(threads: 2).Trace(row, inputs));
            Assert.Equal(expected.Keys, got.Keys);
            Assert.All(expected, p => Assert.True(p.Value.Bytes.SequenceEqual(got[p.Key].Bytes), $"{row.Id}: {p.Key} differs"));
        }
    }

    [Fact]
    public void Steps_that_are_not_the_whole_graphs_are_refused()
    {
        var backend = live.Need();
        using var fixtures = new FixtureCopy("uni-nolen").WithGraphs().Edit("uni-nolen", e => e["cell_graph"] = "graphs/cell-lstm-i5-h6-fb0.pb.gz");
        Assert.StartsWith("no trace of uni-nolen: the cell's steps do not give the bits of the whole graph: array 'gradient/inputs'", Refused(backend, fixtures), StringComparison.Ordinal);
    }

    [Fact]
    public void Intermediates_that_change_what_is_computed_are_refused()
    {
        var backend = live.Need();
        using var fixtures = new FixtureCopy("uni-i1-h1").WithGraphs();

        // no LSTM's bits are known to change by fetching; this stands for one: with the intermediates another tensor comes in the place of new_h
        var description = Path.Combine(fixtures.Path, "graphs", "cell-lstm-i1-h1.json");
        var json = JsonNode.Parse(File.ReadAllText(description))!;
        json["intermediates"]!["new_h"] = json["fetches"]!["new_c"]!.DeepClone();
        File.WriteAllText(description, json.ToJsonString());
        Assert.Matches("^no trace of uni-i1-h1: at step [0-9]+ the cell computes other bits when what is inside it is fetched", Refused(backend, fixtures));
    }

    [Fact]
    public void What_has_no_steps_has_no_trace()
    {
        var traces = new TensorFlowTraces(live.Need());
        var row = Repository.Folder.Cases[0];
        Assert.Equal("no graph for this case", traces.CannotTrace(row with { Graph = null }));
        Assert.Equal("no cell graph for this case", traces.CannotTrace(row with { CellGraph = null }));
        Assert.Null(traces.CannotTrace(row));
    }

    private static string Refused(TensorFlowBackend backend, FixtureCopy fixtures)
    {
        var row = Assert.Single(FixtureFolder.Open(fixtures.Path).Cases);
        return Assert.Throws<BackendException>(() => new TensorFlowTraces(backend).Trace(row, Inputs(row))).Message;
    }

    private static TensorSet Inputs(Case row) => CaseArrays.Inputs(FixtureFolder.ReadGolden(row));
}
