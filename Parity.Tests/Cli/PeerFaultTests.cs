using Parity.Tests.Backends.Peers;

namespace Parity.Tests.Cli;

/// <summary><c>parity check --backend torch</c> where its worker ends, hangs or is not there.</summary>
public sealed class PeerFaultTests : IDisposable
{
    private readonly FixtureCopy fixtures = new("uni-full", "uni-h128", "uni-short", "uni-t1");

    public void Dispose() => fixtures.Dispose();

    [Theory]
    [InlineData("killed", "torch worker ended with signal 9; stderr: about to end")]
    [InlineData("hanging", "torch worker did not answer within 5 s and was ended; stderr: (nothing)")]
    public void A_fault_is_one_errored_case_and_the_others_are_judged(string fault, string line)
    {
        fixtures.Edit("uni-h128", e => e["id"] = fault);
        var run = Check(FakeWorker.Path);
        Assert.Equal((1, ""), (run.Code, run.Err));
        Assert.Contains($"\n{fault}: torch against golden\n  {line}", run.Out, StringComparison.Ordinal);
        Assert.Matches("^4 cases: 3 identical, 1 error; 18 arrays, ", run.Lines[^1]);
    }

    [Fact]
    public void Named_and_not_there_is_4_with_where_it_was_looked_for()
    {
        var run = Check("/nonexistent.dll");
        Assert.Equal((4, "parity: torch is not available here: PARITY_TORCH_WORKER=/nonexistent.dll: no such file\n"), (run.Code, run.Err));
    }

    [Fact]
    public void Not_named_it_is_said_not_to_be_checked()
    {
        using var parity = new CommandLineProcess(fixtures.Path, [("PARITY_TORCH_WORKER", "/nonexistent.dll")], "check", "--fixtures", fixtures.Path);
        var run = parity.End();
        Assert.Equal(0, run.Code);
        run.Says("not checked: scalar, tensorflow, torch, impl-torch, onnx (not asked for: --backend NAME)");
    }

    private CommandLine Check(string worker)
    {
        using var parity = new CommandLineProcess(fixtures.Path, [("PARITY_TORCH_WORKER", worker)], "check", "--backend", "torch", "--fixtures", fixtures.Path, "--time-limit", "5");
        return parity.End();
    }
}
