using Parity.Backends.Scalar;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary><c>parity trace</c>.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "trace.npz");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_the_oracle()
    {
        var run = CommandLine.Run("trace", "uni-ragged-init", "--backend", "scalar", "--out", File);
        Assert.Equal((0, ""), (run.Code, run.Err));
        Snapshot.Match(run.Out.Replace(folder.Path, "DIR", StringComparison.Ordinal));
        var row = Repository.Folder.Cases.Single(c => c.Id == "uni-ragged-init");
        Assert.Equal(NpzFile.ToBytes(new ScalarBackend().Trace(row, CaseArrays.Inputs(FixtureFolder.ReadGolden(row)))), System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void Of_Impl_it_is_the_golden_one()
    {
        Assert.Equal(0, CommandLine.Run("trace", "bi-ragged", "--backend", "impl", "--out", File).Code);
        Assert.Equal(System.IO.File.ReadAllBytes(Path.Combine(Repository.Fixtures, "traces", "bi-ragged.npz")), System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void Of_TensorFlow()
    {
        var found = new TensorFlowLocator().Find();
        Assert.SkipWhen(found.Path is null, found.Reason ?? string.Empty);
        var run = CommandLine.Run("trace", "bi-ragged", "--backend", "tensorflow", "--out", File);
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.Equal(20, NpzFile.Read(File).Count);
    }

    [Fact]
    public void A_port_that_is_a_trace_is_judged_against_the_golden_one()
    {
        Assert.Equal(0, CommandLine.Run("trace", "bi-ragged", "--backend", "scalar", "--out", File).Code);
        var run = CommandLine.Run("check", "bi-ragged", "--port", File);
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.StartsWith("1 case: 0 identical, 1 within budget; 20 arrays, 5376 elements", run.Lines[^1], StringComparison.Ordinal);
        NpzFile.Write(File, new(NpzFile.Read(File).Select(p => KeyValuePair.Create(p.Key, p.Key == "trace/bw/f" ? Nudged(p.Value) : p.Value))));
        run = CommandLine.Run("check", "bi-ragged", "--port", File);
        Assert.Equal(1, run.Code);
        Assert.Contains("\n  trace/bw/f: 1 of 168 elements past the budget", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n    worst at t=0, n=0, u=3: expected ", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n    first differs at t=0\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "no case 'uni' in ", "uni", "--backend", "scalar")]
    [InlineData(2, "Option '--backend' is required.", "uni-t1")]
    [InlineData(2, "Argument 'torch' not recognized.", "uni-t1", "--backend", "torch")]
    [InlineData(4, "tensorflow is not available here: --tensorflow /nonexistent: ", "uni-t1", "--backend", "tensorflow", "--tensorflow", "/nonexistent")]
    [InlineData(4, "scalar has no trace of initial-215-dynamic-seed3-i5-h6: initial weights are drawn, not computed", "initial-215-dynamic-seed3-i5-h6", "--backend", "scalar")]
    [InlineData(4, "impl has no trace of initial-215-dynamic-seed3-i5-h6: initial weights have no steps", "initial-215-dynamic-seed3-i5-h6", "--backend", "impl")]
    public void What_cannot_be_is_one_line(int code, string line, params string[] args)
    {
        Assert.Equal(code, CommandLine.Run(["trace", .. args, "--out", File]).Refused(line));
        Assert.False(System.IO.File.Exists(File));
    }

    private static Parity.Tensors.Tensor Nudged(Parity.Tensors.Tensor tensor)
    {
        tensor.As<float>()[3] += 1e-3f;
        return tensor;
    }
}
