using Parity.Backends;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Backends.TensorFlow;

public sealed class TensorFlowBackendTests(LiveTensorFlow live) : IClassFixture<LiveTensorFlow>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_its_version_and_sees_its_environment()
    {
        var backend = live.Need();
        Assert.Matches(@"^\d+\.\d+\.\d+", backend.Version());
        Assert.Equal("0", backend.Variables()["TF_ENABLE_ONEDNN_OPTS"]);
    }

    [Fact]
    public void A_graph_runs_on_any_length()
    {
        TinyGraph.Write(_folder);
        foreach (var n in new[] { 0, 1, 1000 })
        {
            var inputs = Inputs(n);
            var got = Assert.Single(live.Need().Run(Row(), inputs));
            Assert.Equal("outputs", got.Key);
            Assert.Equal(inputs["inputs"].As<float>().ToArray().Select(x => x + 0.5f), got.Value.Array<float>());
        }
    }

    [Fact]
    public void Denormal_sums_are_flushed_as_the_chain_does()
    {
        TinyGraph.Write(_folder);
        float[] values = [0f, -0f, 1e-39f, -1e-39f, 1.2e-38f, -1.2e-38f, 1.3e-38f, 1f];
        var pairs = values.SelectMany(a => values.Select(b => (A: a, B: b))).ToArray();
        var got = live.Need().Run(Row(), new TensorSet
        {
            ["inputs"] = Tensor.Of([.. pairs.Select(p => p.A)], pairs.Length),
            ["cotangent/outputs"] = Tensor.Of([.. pairs.Select(p => p.B)], pairs.Length),
        })["outputs"];
        Assert.Equal(pairs.Select(p => BitConverter.SingleToInt32Bits(Flushed.Add(p.A, p.B))), got.Array<float>().Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void More_graphs_than_sessions_are_kept_run_in_turn()
    {
        for (var k = 0; k < 10; k++)
        {
            TinyGraph.Write(_folder);
            File.Move(Path.Combine(_folder.Path, "graphs/tiny.pb.gz"), Path.Combine(_folder.Path, $"graphs/tiny{k}.pb.gz"));
            File.Move(Path.Combine(_folder.Path, "graphs/tiny.json"), Path.Combine(_folder.Path, $"graphs/tiny{k}.json"));
        }

        for (var k = 0; k < 20; k++)
        {
            Assert.Equal([0.5f, 1.5f], live.Need().Run(Row($"graphs/tiny{k % 10}.pb.gz"), Inputs(2))["outputs"].Array<float>());
        }
    }

    [Fact]
    public void What_TensorFlow_refuses_is_one_line_and_the_next_run_works()
    {
        TinyGraph.Write(_folder);
        var inputs = Inputs(3);
        inputs["inputs"] = Tensor.Of([1f, 2f], 2);
        var message = Assert.Throws<BackendException>(() => live.Need().Run(Row(), inputs)).Message;
        Assert.StartsWith("tiny.pb.gz: run: TensorFlow says INVALID_ARGUMENT: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.Equal([0.5f], live.Need().Run(Row(), Inputs(1))["outputs"].Array<float>());
    }

    [Fact]
    public void A_file_that_is_no_graph_and_a_tensor_that_is_not_in_it_are_named()
    {
        TinyGraph.Write(_folder);
        var json = Path.Combine(_folder.Path, "graphs/tiny.json");
        File.WriteAllText(json, File.ReadAllText(json).Replace("sum:0", "no/such:0", StringComparison.Ordinal));
        Assert.Equal("tiny.pb.gz: tensor 'no/such:0' is not in the graph", Complaint<BadInputException>());
        Describe([1, 2, 3]);
        Assert.StartsWith($"{Path.Combine(_folder.Path, "graphs/tiny.pb.gz")}: not a gzip file: ", Complaint<BadInputException>(), StringComparison.Ordinal);
        Describe(TinyGraph.Gzip([255, 255, 255]));
        Assert.StartsWith("tiny.pb.gz: import: TensorFlow says INVALID_ARGUMENT: ", Complaint<BackendException>(), StringComparison.Ordinal);

        string Complaint<T>()
            where T : Exception => Assert.Throws<T>(() => live.Need().Run(Row(), Inputs(1))).Message;

        void Describe(byte[] graph)
        {
            _folder.Write("graphs/tiny.pb.gz", graph);
            _folder.Write("graphs/tiny.json", TinyGraph.Description(FileBytes.Sha256(graph)));
        }
    }

    [Fact]
    public void It_cannot_run_a_case_without_a_graph()
    {
        using var backend = TensorFlowBackend.At(new TensorFlowLocation { Reason = "not here" });
        Assert.Equal("no graph for this case", backend.CannotRun(Row(graph: null)));
        Assert.Null(backend.CannotRun(Row()));
        Assert.Equal("not here", backend.Unavailable);
    }

    [Fact]
    public void A_library_that_does_not_load_is_unavailable_with_its_reason()
    {
        var file = _folder.Write(TensorFlowLocator.Names[0], "not a library");
        using var backend = new TensorFlowBackend(_folder.Path);
        Assert.StartsWith($"{file}: cannot be loaded: ", backend.Unavailable, StringComparison.Ordinal);
    }

    private static TensorSet Inputs(int n) => new()
    {
        ["inputs"] = Tensor.Of([.. Enumerable.Range(0, n).Select(k => (float)k)], n),
        ["cotangent/outputs"] = Tensor.Of([.. Enumerable.Repeat(0.5f, n)], n),
    };

    private Case Row(string? graph = "graphs/tiny.pb.gz") => new()
    {
        Id = "tiny",
        Driver = Driver.DynamicRnn,
        Cell = new CellSpec { Type = "LSTMCell", NumUnits = 1 },
        Folder = _folder.Path,
        Golden = "goldens/tiny.npz",
        Graph = graph,
        Reference = new Reference { TensorFlow = "2.15.1" },
    };
}
