using System.Text.Json;
using Parity.Bench.Commands;
using Parity.Bench.Contenders;
using Parity.Cli;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;

namespace Parity.Tests.Bench;

/// <summary>The command line on contenders that are made up.</summary>
public sealed class BenchCommandTests : IDisposable
{
    private static readonly string[] Short = ["S1", "--quick", "--lengths", "full"];
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, FakeContender> contenders = new[]
    {
        new FakeContender("impl", 0.010),
        new FakeContender("torch", 0.020, 0.016),
        new FakeContender("onnx", 0.005) { NoTraining = "no gradient" },
        new FakeContender("tensorflow", 0.1) { Unavailable = "it is not here" },
        new FakeContender("tensorflow-onednn", 0.1) { Unavailable = "it is not here" },
    }.ToDictionary(c => c.Name);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_measures_and_writes_every_report()
    {
        var (markdown, json) = (Path.Combine(folder.Path, "a.md"), Path.Combine(folder.Path, "a.json"));
        var run = Run([.. Short, "--goals", "--markdown", markdown, "--json", json]);
        Assert.Equal(0, run.Code);
        Assert.Equal("bench: 1/2 S1 forward full: 10.0 ms, torch 0.63, onnx 2.00\nbench: 2/2 S1 training full: 10.0 ms, torch 0.63\n", run.Err);
        run.Says("tensorflow         not measured: it is not here");
        run.Says("onnx               not measured everywhere: no gradient");
        Assert.Contains("| S1 forward full | torch | 0.63 | 0.75 | met by 17 % |\n", File.ReadAllText(markdown), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(File.ReadAllText(json));
        var torch = document.RootElement.GetProperty("workloads")[0].GetProperty("rivals")[0];
        Assert.Equal(("torch", "way1", 0.625), (torch.GetProperty("contender").GetString(), torch.GetProperty("variant").GetString(), torch.GetProperty("ratio").GetProperty("median").GetDouble()));
        Assert.All(contenders.Values, c => Assert.True(c.Disposed, c.Name));
    }

    [Fact]
    public void Who_computes_something_else_is_not_timed_and_that_is_1()
    {
        contenders["torch"] = new FakeContender("torch", 0.020) { Computes = () => new TensorSet { ["outputs"] = Tensor.Of([0.5001f, 0f], 1, 2, 1) } };
        var run = Run(Short);
        Assert.Equal(1, run.Code);
        Assert.Empty(contenders["torch"].Asked);
        Assert.Contains("bench: FAILED S1 forward full: torch does not compute what impl does, so it is not timed: outputs: 1 of 2 elements past 512 ulp (contenders), worst at n=0, t=0, u=0: expected 0.5, got 0.500", run.Err, StringComparison.Ordinal);
        Assert.Contains("bench: 1/2 S1 forward full: 10.0 ms, onnx 2.00\n", run.Err, StringComparison.Ordinal);
        Assert.Contains("FAILED S1 forward full: torch does not compute", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contender_that_dies_is_1_and_the_other_workloads_go_on()
    {
        contenders["onnx"] = new FakeContender("onnx", 0.005) { Dies = "it died", NoTraining = "no gradient" };
        var run = Run(Short);
        Assert.Equal(1, run.Code);
        Assert.Equal("bench: FAILED S1 forward full: onnx: it died\nbench: 2/2 S1 training full: 10.0 ms, torch 0.63\n", run.Err);
    }

    [Fact]
    public void Who_is_named_and_not_here_is_4_before_anything_is_timed()
    {
        Assert.Equal(4, Run([.. Short, "--against", "tensorflow", "--against", "torch"]).Refused("tensorflow is not available here: it is not here", "bench"));
        Assert.Empty(contenders["torch"].Asked);
    }

    [Fact]
    public void Nobody_to_compare_with_is_3()
    {
        contenders["torch"] = new FakeContender("torch", 1) { Unavailable = "it is not here" };
        contenders["onnx"] = new FakeContender("onnx", 1) { Unavailable = "it is not here" };
        Assert.Equal(3, Run(Short).Code);
    }

    [Fact]
    public void Fillings_have_a_process_each()
    {
        var made = 0;
        var run = Run([.. Short, "--fill", "--pass", "forward", "--json", "-"], name => name == "impl" ? new FakeContender("impl", 0.01 * ++made) : contenders[name]);
        using var document = JsonDocument.Parse(run.Out);
        var fillings = document.RootElement.GetProperty("fillings").EnumerateArray().ToList();
        Assert.Equal(["10%", "25%", "50%", "full"], fillings.Select(f => f.GetProperty("workload").GetProperty("lengths").GetString()));
        Assert.Equal([0.4, 0.6, 0.8, 1.0], fillings.Select(f => Math.Round(f.GetProperty("of_full").GetProperty("median").GetDouble(), 9)));
    }

    [Fact]
    public void Cells_have_a_process_each_beside_the_plain_one()
    {
        var made = 0;
        var run = Run([.. Short, "--cells", "--pass", "forward", "--json", "-"], name => name == "impl" ? new FakeContender("impl", made++ == 1 ? 0.01 : 0.02) : contenders[name]);
        using var document = JsonDocument.Parse(run.Out);
        var cells = document.RootElement.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal(Parity.Bench.Workloads.MeasuredCell.All.Select(c => c.Name), cells.Select(c => c.GetProperty("cell").GetString()));
        Assert.Equal((1.0, 2.0), (Median(cells[0]), Median(cells[1])));

        static double Median(JsonElement cell) => Math.Round(cell.GetProperty("per_flop").GetProperty("median").GetDouble(), 9);
    }

    [Fact]
    public void The_graphs_are_listed_as_the_exporter_reads_them()
    {
        using var document = JsonDocument.Parse(Run(["7,7,3,4", "--list-graphs"]).Out);
        var graphs = document.RootElement.GetProperty("graphs").EnumerateArray().ToList();
        Assert.Equal(["uni-lstm-i3-h4", "uni-lstm-i3-h4-len"], graphs.Select(g => g.GetProperty("name").GetString()));
        Assert.Equal(("dynamic_rnn", 3, 4, "int32"), (graphs[1].GetProperty("driver").GetString(), graphs[1].GetProperty("inputs").GetInt32(), graphs[1].GetProperty("cell").GetProperty("num_units").GetInt32(), graphs[1].GetProperty("sequence_length").GetString()));
        Assert.False(graphs[0].TryGetProperty("sequence_length", out _), "None is left out");
    }

    [Theory]
    [InlineData("shape 'S9': expected S1, ", "S9")]
    [InlineData("Unrecognized option '--fast'.", "S1", "--fast")]
    [InlineData("Argument 'backward' not recognized. Must be one of: 'forward' 'training'", "--pass", "backward")]
    [InlineData("Argument 'jax' not recognized. Must be one of: 'torch' 'onnx' 'tensorflow' 'tensorflow-onednn'", "--against", "jax")]
    [InlineData("--threads: expected 1 or more, got 0", "--threads", "0")]
    [InlineData("--rounds: expected 1 or more, got 0", "--rounds", "0")]
    public void Wrong_usage_is_2(string line, params string[] args) => Assert.Equal(2, Run(args).Refused(line, "bench"));

    [Fact]
    public void Help_is_as_it_was() => Snapshot.Match(Run(["--help"]).Out);

    private CommandLine Run(string[] args, Func<string, IContender>? make = null)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var terminal = new Terminal(output, error, interactive: false) { Command = "bench", Width = 80 };
        var code = EntryPoint.Run(BenchCommand.Create(terminal, (name, _, _, _) => (make ?? (n => contenders[n]))(name)), args, terminal);
        return new CommandLine(code, output.ToString(), error.ToString());
    }
}
