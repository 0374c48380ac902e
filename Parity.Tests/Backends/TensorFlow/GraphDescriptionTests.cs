using Parity.Backends.TensorFlow;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Backends.TensorFlow;

public sealed class GraphDescriptionTests : IDisposable
{
    private const string Graph = "graphs/tiny.pb.gz";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_description_is_read()
    {
        TinyGraph.Write(_folder);
        var got = GraphDescription.Read(_folder.Path, Graph);
        Assert.Equal(("tiny", "driver", "2.15.1"), (got.Name, got.Kind, got.TensorFlow));
        Assert.Equal(Path.Combine(_folder.Path, Graph), got.GraphFile);
        Assert.Equal("float32[?]", got.Feeds["inputs"].ToString());
        Assert.Equal("sum:0", got.Fetches["outputs"].Name);
        Assert.Empty(got.Intermediates);
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "key 'format': expected 1, got 2")]
    [InlineData("\"format\": 1", "\"form\": 1", "key 'format' is missing")]
    [InlineData("\"name\": \"tiny\"", "\"name\": 3", "key 'name': expected a string, got 3")]
    [InlineData("\"call\":", "\"cal\":", "key 'call' is missing")]
    [InlineData("\"feeds\":", "\"feed\":", "key 'feeds' is missing")]
    [InlineData("\"shape\": [7]", "\"shape\": 7", "key 'feeds.inputs.shape': expected an array, got 7")]
    [InlineData("\"shape\": [7]", "\"shape\": [-1]", "key 'feeds.inputs.shape': expected lengths of 0 or more, or null, got -1")]
    [InlineData("\"dtype\": \"float64\"", "\"dtype\": \"half\"", "key 'feeds.inputs.dtype': dtype 'half': expected float32")]
    [InlineData("\"tensor\": \"b:0\"", "\"tensor\": \"a:0\"", "key 'feeds.cotangent/outputs.tensor': 'a:0' is there twice")]
    [InlineData("\"fetches\": {", "\"fetches\": [], \"x\": {", "key 'fetches': expected an object, got []")]
    [InlineData("\"fetches\": {", "\"fetches\": { , ", "not JSON: line 5")]
    public void Each_fault_is_named_with_file_and_key(string from, string to, string expected)
    {
        TinyGraph.Write(_folder);
        var text = TinyGraph.Description("0", "[7]", "float64");
        Assert.Contains(from, text, StringComparison.Ordinal);
        var file = _folder.Write("graphs/tiny.json", text.Replace(from, to, StringComparison.Ordinal));
        Assert.StartsWith($"{file}: {expected}", Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_are_named()
    {
        Assert.Equal($"{Path.Combine(_folder.Path, "graphs", "tiny.json")}: no such file", Message());
        _folder.Write("graphs/tiny.json", TinyGraph.Description("0"));
        Assert.Equal($"{Path.Combine(_folder.Path, Graph)}: no such file", Message());
    }

    [Fact]
    public void Another_graph_than_the_described_is_refused()
    {
        var graph = _folder.Write(Graph, "other");
        _folder.Write("graphs/tiny.json", TinyGraph.Description("12ab"));
        Assert.Equal($"{graph}: sha256: expected 12ab, got {FileBytes.Sha256("other"u8)}", Message());
    }

    [Theory]
    [InlineData("../tiny.pb.gz")]
    [InlineData("/elsewhere/tiny.pb.gz")]
    public void A_path_out_of_the_folder_is_refused(string graph) =>
        Assert.Contains(graph, Assert.Throws<BadInputException>(() => GraphDescription.Read(_folder.Path, graph)).Message, StringComparison.Ordinal);

    [Fact]
    public void Feeds_are_checked()
    {
        TinyGraph.Write(_folder);
        var graph = GraphDescription.Read(_folder.Path, Graph);
        var arrays = new TensorSet { ["inputs"] = Tensor.Of([1f], 1) };
        Assert.Equal("array 'cotangent/outputs' is missing: graph 'tiny' is fed with it", Complaint());
        arrays["cotangent/outputs"] = Tensor.Of([1.0], 1);
        Assert.Equal("array 'cotangent/outputs': graph 'tiny' expected float32[?], got float64[1]", Complaint());
        arrays["cotangent/outputs"] = Tensor.Of([1f], 1, 1);
        Assert.Equal("array 'cotangent/outputs': graph 'tiny' expected float32[?], got float32[1, 1]", Complaint());
        arrays["cotangent/outputs"] = Tensor.Of([1f], 1);
        graph.CheckFeeds(arrays);
        arrays["weights/x"] = Tensor.Of([1f], 1);
        Assert.Equal("array 'weights/x': graph 'tiny' is not fed with it", Complaint());

        string Complaint() => Assert.Throws<BadInputException>(() => graph.CheckFeeds(arrays)).Message;
    }

    private string Message() => Assert.Throws<BadInputException>(() => GraphDescription.Read(_folder.Path, Graph)).Message;
}
