using System.Text.Json;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary><c>parity check CASE --port FILE</c>.</summary>
public sealed class CheckPortTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_port_that_is_right_and_one_that_is_not()
    {
        var run = CommandLine.Run("check", "uni-ragged", "--port", Port("uni-ragged", a => a.Remove("gradient/inputs")));
        Assert.Equal((0, ""), (run.Code, run.Err));
        run.Says("not checked: gradient/inputs (not given by the port)");
        Assert.StartsWith("1 case: 1 identical; 5 arrays, ", run.Lines[^1], StringComparison.Ordinal);

        run = CommandLine.Run("check", "bi-ragged", "--port", Port("bi-ragged", a =>
        {
            a["outputs/bw"].As<float>()[17] += 0.25f;
            a.Remove("gradient/inputs");
            a["initial/bidirectional_rnn/fw/lstm_cell/bias"] = Tensor.Zeros(DType.Float32, 24);
        }));
        Assert.Equal(1, run.Code);
        Snapshot.Match(Reports.Made.Scrub(run.Out.Replace(folder.Path, "DIR", StringComparison.Ordinal)));
    }

    [Fact]
    public void Json_lists_what_was_not_checked()
    {
        var run = CommandLine.Run("check", "uni-ragged", "--json", "-", "--port", Port("uni-ragged", a => a.Remove("state/c")));
        Assert.Equal((0, ""), (run.Code, run.Err));
        using var document = JsonDocument.Parse(run.Out);
        var left = document.RootElement.GetProperty("cases")[0].GetProperty("not_checked").EnumerateArray().Select(e => $"{e.GetProperty("name")}: {e.GetProperty("reason")}");
        Assert.Contains("state/c: not given by the port", left);
    }

    [Fact]
    public void A_port_without_an_array_of_the_case_is_3()
    {
        var run = CommandLine.Run("check", "uni-ragged", "--port", Port("uni-ragged", a => a.Clear()));
        Assert.Equal((3, ""), (run.Code, run.Err));
        Assert.StartsWith("1 case: 0 identical, 1 skipped (nothing to compare); 0 arrays", run.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port: expected one case, the filter matches ")]
    [InlineData("--port: expected one case, the filter matches 2: name the one that ", "uni-ragged", "bi-ragged")]
    [InlineData("--backend and --port ", "uni-ragged", "--backend", "scalar")]
    public void Usage_that_leaves_open_what_is_judged_is_2(string line, params string[] args) =>
        Assert.Equal(2, CommandLine.Run(["check", .. args, "--port", Port("uni-ragged", _ => { })]).Refused(line));

    [Fact]
    public void No_case_at_all_is_3() =>
        Assert.Equal(3, CommandLine.Run("check", "uni-raged", "--port", "mine.npz").Refused($"no case of {Repository.Fixtures} matches 'uni-raged'"));

    [Fact]
    public void A_bad_file_is_2_in_one_line()
    {
        Assert.Equal(2, CommandLine.Run("check", "uni-ragged", "--port", "/no/such.npz").Refused("/no/such.npz: no such file"));
        var port = Port("uni-ragged", a => a["outputs"] = Tensor.Zeros(DType.Float32, 7, 4, 6));
        Assert.Equal(2, CommandLine.Run("check", "uni-ragged", "--port", port).Refused($"{port}: array 'outputs': expected float32 or float64 [4, 7, 6], got float32[7, 4, 6]"));
        Assert.Equal(2, CommandLine.Run("check", "uni-ragged", "--port", folder.Write("text.npz", "text")).Refused($"{Path.Combine(folder.Path, "text.npz")}: not a readable npz file: "));
    }

    [Fact]
    public void A_case_of_another_folder_can_be_meant()
    {
        using var fixtures = new FixtureCopy("uni-ragged").Edit("uni-ragged", e => e["id"] = "mine");
        Assert.Equal(0, fixtures.Check("--port", Port("uni-ragged", _ => { })).Code);
        var run = fixtures.Check("mine", "--port", Port("uni-ragged", a => a["outputs"].As<float>()[0] += 1));
        Assert.Equal(1, run.Code);
        Assert.Contains($"\n  reproduce: parity check mine --port {folder.Path}/uni-ragged.npz --fixtures {fixtures.Path}\n", run.Out, StringComparison.Ordinal);
    }

    private string Port(string id, Action<TensorSet> change)
    {
        var arrays = CaseArrays.Results(NpzFile.Read(Path.Combine(Repository.Fixtures, "goldens", id + ".npz")));
        change(arrays);
        return folder.Write(id + ".npz", NpzFile.ToBytes(arrays));
    }
}
