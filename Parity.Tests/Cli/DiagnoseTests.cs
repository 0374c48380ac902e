using System.Text.Json;
using Parity.Cases;
using Parity.Diagnosis;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Diagnosis;

namespace Parity.Tests.Cli;

/// <summary><c>parity diagnose CASE --port FILE</c>.</summary>
public sealed class DiagnoseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("one", "bi-ragged", "backward outputs not reversed back")]
    [InlineData("two", "uni-ragged-init", "forget bias missing", "state zeroed past the end instead of frozen")]
    [InlineData("same-function", "uni-ragged", "weights transposed")]
    public void Causes(string name, string id, params string[] mistakes)
    {
        var port = new PlantedPort(id);
        var run = CommandLine.Run("diagnose", id, "--port", Write(port.With(mistakes.Select(m => port.Way(m)))));
        Assert.Equal((1, ""), (run.Code, run.Err));
        Assert.All(run.Lines[..^1], l => Assert.InRange(l.Length, 0, 80));
        Snapshot.Match(run.Out, name);
    }

    [Fact]
    public void A_class_that_the_given_arrays_cannot_tell_apart()
    {
        var port = new PlantedPort("uni-ragged");
        var run = CommandLine.Run("diagnose", "uni-ragged", "--port", Write(port.With([port.Way("mask on outputs only: state taken at T instead of at the length")], "state/")));
        Assert.Equal(1, run.Code);
        Snapshot.Match(run.Out);
    }

    /// <summary>A case of initial weights has no steps, and that is said.</summary>
    [Fact]
    public void Initial_weights_have_no_steps()
    {
        const string id = "initial-215-dynamic-seed3-i5-h6";
        var weights = CaseArrays.Results(FixtureFolder.ReadGolden(Repository.Folder.Cases.Single(c => c.Id == id)));
        weights["initial/rnn/lstm_cell/kernel"].As<float>().Fill(0.5f);
        var run = CommandLine.Run("diagnose", id, "--port", Write(weights));
        Assert.Equal(1, run.Code);
        run.Says("single steps: not judged: no results over time were compared");
    }

    [Fact]
    public void What_comes_closest()
    {
        var port = new PlantedPort("uni-nolen");
        var arrays = port.With([port.Way("forget bias missing")], "outputs");
        arrays["outputs"].As<float>()[8] += 0.25f;
        var run = CommandLine.Run("diagnose", "uni-nolen", "--port", Write(arrays));
        Assert.Equal(1, run.Code);
        Snapshot.Match(run.Out);
    }

    [Fact]
    public void A_port_that_is_right()
    {
        var run = CommandLine.Run("diagnose", "uni-ragged", "--backend", "scalar");
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.Equal("uni-ragged: equal to within the floor: no cause", run.Lines[^1]);
    }

    [Fact]
    public void Json_has_causes_and_none_where_the_port_is_right()
    {
        var port = new PlantedPort("uni-ragged-init");
        using var wrong = JsonDocument.Parse(CommandLine.Run("diagnose", "uni-ragged-init", "--json", "-", "--port", Write(port.Of(Plant.Of(r => r with { GateBias = _ => r.GateBias(2.5) })))).Out);
        var cause = Assert.Single(wrong.RootElement.GetProperty("causes").EnumerateArray());
        Assert.Equal("forget bias of another value", cause.GetProperty("name").GetString());
        Assert.Equal(2.5, cause.GetProperty("parameter").GetProperty("value").GetDouble());
        Assert.All(new[] { "explanation", "fix" }, key => Assert.NotEmpty(cause.GetProperty(key).GetString()!));
        Assert.Empty(cause.GetProperty("remains").EnumerateArray());
        Assert.Equal(1, wrong.RootElement.GetProperty("exit_code").GetInt32());

        var file = Path.Combine(folder.Path, "d.json");
        var run = CommandLine.Run("diagnose", "uni-ragged-init", "--backend", "impl", "--json", file);
        Assert.Equal(0, run.Code);
        using var right = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Empty(right.RootElement.GetProperty("causes").EnumerateArray());
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_explained()
    {
        var port = new PlantedPort("uni-ragged");
        var outputs = port.Of(Plant.None)["outputs"].As<float>().ToArray();
        var turned = Tensor.Of([.. from t in Enumerable.Range(0, 7) from n in Enumerable.Range(0, 4) from u in Enumerable.Range(0, 6) select outputs[(((n * 7) + t) * 6) + u]], 7, 4, 6);
        var run = CommandLine.Run("diagnose", "uni-ragged", "--port", Write(new TensorSet { ["outputs"] = turned }));
        Assert.Equal(1, run.Code);
        run.Says("           shape: expected [4, 7, 6], got [7, 4, 6]");
        Assert.Equal("uni-ragged: 1 cause: batch and time swapped", run.Lines[^1]);
    }

    [Theory]
    [InlineData("expected one of --port, --port-command and --backend", "uni-ragged")]
    [InlineData("expected one of --port, --port-command and --backend, got two", "uni-ragged", "--backend", "impl", "--port-command", "x {in} {out}")]
    [InlineData("no case 'uni-raged' in ", "uni-raged", "--backend", "impl")]
    [InlineData("nowhere.npz: no such file", "uni-ragged", "--port", "nowhere.npz")]
    public void Wrong_usage_is_2(string line, params string[] args) => Assert.Equal(2, CommandLine.Run(["diagnose", .. args]).Refused(line));

    [Fact]
    public void A_port_without_an_array_of_the_case_is_3() => Assert.Equal(3, CommandLine.Run("diagnose", "uni-ragged", "--port", Write([])).Code);

    private string Write(TensorSet arrays)
    {
        var file = Path.Combine(folder.Path, "mine.npz");
        NpzFile.Write(file, arrays);
        return file;
    }
}
