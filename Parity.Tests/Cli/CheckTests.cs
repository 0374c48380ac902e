namespace Parity.Tests.Cli;

public sealed class CheckTests
{
    [Fact]
    public void Built_in_cases_are_identical()
    {
        var run = CommandLine.Run("check", "uni-ragged", "bi-ragged");
        Assert.Equal((0, ""), (run.Code, run.Err));
        Snapshot.Match(run.Out);
    }

    [Fact]
    public void Threads_never_change_a_bit()
    {
        foreach (var threads in "125")
        {
            var run = CommandLine.Run("check", "uni-h64", "bi-h64", "--threads", $"{threads}");
            Assert.StartsWith("2 cases: 2 identical; ", run.Lines[^1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("uni-ragged", "outputs", 18, "n=0, t=3, u=0", "3")]
    [InlineData("uni-ragged-timemajor", "outputs", 4 * 6 * 2, "t=2, n=0, u=0", "2")]
    [InlineData("bi-ragged", "outputs/fw", 12, "n=0, t=2, u=0", "2")]
    [InlineData("bi-ragged", "outputs/bw", 17, "n=0, t=2, u=5", "2 (the backward direction comes from the end)")]
    [InlineData("uni-ragged", "state/c", 3, "n=0, u=3", null)]
    [InlineData("bi-ragged", "state/bw/h", 20, "n=3, u=2", null)]
    [InlineData("uni-ragged", "gradient/inputs", 7, "n=0, t=1, k=2", "1")]
    [InlineData("uni-ragged-init", "gradient/initial_state/h", 0, "n=0, u=0", null)]
    [InlineData("uni-ragged", "gradient/weights/rnn/lstm_cell/kernel", (3 * 24) + 7, "row 3, gate j, u=1", null)]
    [InlineData("bi-ragged", "gradient/weights/bidirectional_rnn/bw/lstm_cell/bias", 23, "gate o, u=5", null)]
    public void One_bit_of_a_golden_is_found_and_named(string id, string array, int flat, string where, string? step)
    {
        using var fixtures = new FixtureCopy(id).Flip(id, array, flat);
        var run = fixtures.Check();
        Assert.Equal((1, ""), (run.Code, run.Err));
        Assert.StartsWith($"DIFFERS   {id} ", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains($"\n{id}: impl against golden\n  {array}: 1 of ", run.Out, StringComparison.Ordinal);
        Assert.Contains($"\n    worst at {where}: expected ", run.Out, StringComparison.Ordinal);
        Assert.Equal(step is not null, run.Out.Contains("first differs at", StringComparison.Ordinal));
        Assert.Equal(step is not null, run.Out.Contains($"\n    first differs at t={step}\n", StringComparison.Ordinal));
        Assert.Contains($"\n  reproduce: parity check {id} --backend impl --fixtures {fixtures.Path}\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith(", 0 within budget, 1 not", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_run_in_full()
    {
        using var fixtures = new FixtureCopy("bi-ragged", "uni-ragged", "uni-t1").Flip("bi-ragged", "outputs/bw", 17).Flip("bi-ragged", "state/fw/c", 0).Flip("uni-t1", "gradient/inputs", 3);
        var run = fixtures.Check("--budget", "identical");
        Assert.Equal(1, run.Code);
        Snapshot.Match(fixtures.Scrub(run.Out));
    }

    [Fact]
    public void Backends_are_judged_one_after_the_other()
    {
        var run = CommandLine.Run("check", "uni-ragged", "--backend", "impl", "--backend", "scalar", "--backend", "impl");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("identical uni-ragged                             impl ", run.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith("within    uni-ragged                             scalar ", run.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2 cases: 1 identical, 1 within budget; ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_reference_can_be_another_backend()
    {
        var run = CommandLine.Run("check", "bi-ragged", "--against", "scalar");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("1 case: 0 identical, 1 within budget; ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_no_backend_can_run_is_skipped_and_nothing_was_compared()
    {
        using var fixtures = new FixtureCopy("uni-t1").Edit("uni-t1", e => e["cell"]!["type"] = "NASCell");
        var run = fixtures.Check();
        Assert.Equal(3, run.Code);
        run.Says("skipped: 1 case: cell type 'NASCell': expected BasicLSTMCell, BasicRNNCell, CoupledInputForgetGateLSTMCell, GRUBlockCellV2, GRUCell, LSTMBlockCell, LSTMBlockFusedCell, LSTMCell, LayerNormBasicLSTMCell, MultiRNNCell, ResidualWrapper");
        Assert.StartsWith("1 case: 0 identical, 1 skipped (cell type 'NASCell'); 0 arrays", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Fail_fast_stops_at_the_first_failure_and_says_what_is_left()
    {
        using var fixtures = new FixtureCopy("bi-t1", "uni-nolen", "uni-ragged", "uni-t1").Flip("uni-nolen", "state/c", 0);
        var run = fixtures.Check("--fail-fast");
        Assert.Equal(1, run.Code);
        Assert.StartsWith("identical bi-t1 ", run.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith("DIFFERS   uni-nolen ", run.Lines[1], StringComparison.Ordinal);
        run.Says("not checked: 2 cases after the first failure (--fail-fast)");
        Assert.StartsWith("2 cases: 1 identical, 1 differs; ", run.Lines[^1], StringComparison.Ordinal);
        Assert.StartsWith("4 cases: 3 identical, 1 differs; ", fixtures.Check().Lines[^1], StringComparison.Ordinal);
    }
}
