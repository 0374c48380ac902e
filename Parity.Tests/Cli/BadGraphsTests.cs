using System.Text.Json.Nodes;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary>A graph that is not the one its description speaks of is bad input for TensorFlow, and for no one else.</summary>
public sealed class BadGraphsTests(LiveTensorFlow live) : IClassFixture<LiveTensorFlow>, IDisposable
{
    // neither shares its graph with the other
    private const string Bad = "uni-ragged";
    private readonly FixtureCopy fixtures = new FixtureCopy("uni-nolen", Bad).WithGraphs();

    private string Graph => Path.Combine(fixtures.Path, "graphs", "uni-lstm-i5-h6-len.pb.gz");

    private string Description => Path.Combine(fixtures.Path, "graphs", "uni-lstm-i5-h6-len.json");

    public void Dispose() => fixtures.Dispose();

    [Theory]
    [InlineData("feeds", "inputs")]
    [InlineData("feeds", "weights/rnn/lstm_cell/kernel")]
    [InlineData("fetches", "outputs")]
    public void A_tensor_that_is_not_in_the_graph(string part, string array) => Refuses(
        "uni-lstm-i5-h6-len.pb.gz: tensor 'no/such:0' is not in the graph",
        () => Edit(d => d[part]![array]!["tensor"] = "no/such:0"));

    [Fact]
    public void A_graph_of_another_hash() => Refuses($"{Graph}: sha256: expected ", () => File.AppendAllText(Graph, "x"));

    [Fact]
    public void A_graph_that_is_missing() => Refuses($"{Graph}: no such file", () => File.Delete(Graph));

    [Fact]
    public void A_description_that_is_missing() => Refuses($"{Description}: no such file", () => File.Delete(Description));

    [Fact]
    public void A_description_of_another_format() => Refuses($"{Description}: key 'format': expected 1, got 2", () => Edit(d => d["format"] = 2));

    private void Refuses(string line, Action plant)
    {
        var library = live.Need().Location.Path!;
        plant();
        var run = fixtures.Check("--backend", "tensorflow", "--tensorflow", library);
        Assert.Equal((2, ""), (run.Code, run.Err));
        Assert.Contains($"\n{Bad}: tensorflow against golden\n  {line}", run.Out, StringComparison.Ordinal);
        Assert.Matches("^2 cases: .*, 1 bad input; 6 arrays, ", run.Lines[^1]);
        Assert.Equal(0, fixtures.Check().Code);

        var again = CommandLine.Run("regenerate", "--fixtures", fixtures.Path, "--tensorflow", library);
        Assert.Equal((2, ""), (again.Code, again.Err));
        Assert.EndsWith("; no golden written", again.Lines[^1], StringComparison.Ordinal);
    }

    private void Edit(Action<JsonNode> change)
    {
        var description = JsonNode.Parse(File.ReadAllText(Description))!;
        change(description);
        File.WriteAllText(Description, description.ToJsonString());
    }
}
