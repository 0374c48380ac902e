namespace Parity.Tests.Cli;

/// <summary>A folder of someone else's that states less than ours, or that another machine made.</summary>
public sealed class ForeignFolderTests
{
    private static readonly string[] Optional = ["graph", "cell_graph", "spread", "budget", "golden_sha256", "time_major", "dtype"];

    [Fact]
    public void What_is_optional_can_be_left_out_and_what_is_assumed_is_said()
    {
        using var fixtures = Bare("uni-ragged", "bi-ragged");
        var run = fixtures.Check();
        Assert.Equal((0, ""), (run.Code, run.Err));
        run.Says("note: assumed: isa avx512, l1d_bytes 32768, l2_bytes 1048576 (2 cases)");
        Assert.StartsWith("2 cases: 2 identical; ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_floor_that_is_unknown_is_said()
    {
        using var fixtures = Bare("uni-ragged");
        var run = fixtures.Check("--backend", "scalar");
        Assert.Equal(0, run.Code);
        run.Says("note: floor unknown: 16 ulp used (1 case)");
    }

    [Fact]
    public void Without_graphs_TensorFlow_cannot_run_it_and_the_golden_serves()
    {
        var live = new Parity.Backends.TensorFlow.TensorFlowLocator().Find();
        Assert.SkipWhen(live.Path is null, live.Reason ?? string.Empty);
        using var fixtures = Bare("uni-ragged");
        var run = fixtures.Check("--backend", "tensorflow");
        Assert.Equal(3, run.Code);
        run.Says("skipped: 1 case: no graph for this case");
    }

    [Fact]
    public void A_golden_of_other_numerics_is_judged_within_the_floor_unless_bits_are_asked_for()
    {
        using var fixtures = new FixtureCopy("uni-ragged").Edit("uni-ragged", e => e["reference"]!["isa"] = "avx2");
        const string Note = "note: judged within the floor; numerics differ: the arithmetic of Avx2 matrix kernels is not implemented (1 case)";
        var same = fixtures.Check();
        Assert.Equal(0, same.Code);
        same.Says(Note);
        Assert.Equal(0, fixtures.Check("--budget", "identical").Code);

        fixtures.Flip("uni-ragged", "outputs", 18);
        var floor = fixtures.Check();
        Assert.Equal(0, floor.Code);
        floor.Says(Note);
        Assert.StartsWith("1 case: 0 identical, 1 within budget; ", floor.Lines[^1], StringComparison.Ordinal);
        var identical = fixtures.Check("--budget", "identical");
        Assert.Equal(1, identical.Code);
        const string Reproduce = "  reproduce: parity ";
        var command = Assert.Single(identical.Lines, l => l.StartsWith(Reproduce, StringComparison.Ordinal))[Reproduce.Length..];
        Assert.Equal(identical.Out, CommandLine.Run(command.Split(' ')).Out);
    }

    [Fact]
    public void Other_numerics_excuse_no_mistake()
    {
        using var fixtures = new FixtureCopy("uni-ragged").Edit("uni-ragged", e => e["reference"]!["isa"] = "avx2")
            .Change("uni-ragged", a => a["outputs"].As<float>()[0] += 1e-3f);
        Assert.Equal(1, fixtures.Check().Code);
    }

    [Fact]
    public void A_value_in_the_goldens_padding_is_no_rounding()
    {
        // row 1 of uni-ragged has length 0
        using var fixtures = new FixtureCopy("uni-ragged").Change("uni-ragged", a => a["outputs"].As<float>()[7 * 6] = 1e-20f);
        var run = fixtures.Check("--budget", "ulp=1000");
        Assert.Equal(1, run.Code);
        run.Says("    1 of them in the padding, where only equal bits pass");
    }

    private static FixtureCopy Bare(params string[] ids)
    {
        var fixtures = new FixtureCopy(ids);
        foreach (var id in ids)
        {
            fixtures.Edit(id, e =>
            {
                foreach (var key in Optional)
                {
                    Assert.True(e.Remove(key));
                }

                e["reference"] = new System.Text.Json.Nodes.JsonObject { ["tensorflow"] = "2.15.1" };
            });
        }

        return fixtures;
    }
}
