using Parity.Cases;
using Parity.Tensors;

namespace Parity.Tests.Cases;

public sealed class CaseFilterTests
{
    private static readonly Case Row = new()
    {
        Id = "bi-ragged-init",
        Driver = Driver.BidirectionalDynamicRnn,
        Cell = new CellSpec { Type = "LSTMCell", NumUnits = 6, ForgetBias = 2.5 },
        DType = DType.Float64,
        Folder = "/",
        Golden = "goldens/x.npz",
        Reference = new Reference { TensorFlow = "2.15.1", Isa = "avx512" },
    };

    [Theory]
    [InlineData(true)]
    [InlineData(true, "bi-ragged-init")]
    [InlineData(true, "bi-*")]
    [InlineData(true, "*ragged*")]
    [InlineData(true, "bi-ragged-ini?")]
    [InlineData(true, "uni-*", "bi-*")]
    [InlineData(false, "bi-ragged")]
    [InlineData(false, "BI-*")]
    [InlineData(false, "uni-*")]
    [InlineData(false, "")]
    [InlineData(true, "driver=bidirectional_dynamic_rnn")]
    [InlineData(true, "driver=*dynamic_rnn")]
    [InlineData(false, "driver=dynamic_rnn")]
    [InlineData(true, "cell=LSTMCell")]
    [InlineData(false, "cell=GRUCell")]
    [InlineData(true, "dtype=float64")]
    [InlineData(true, "time_major=false")]
    [InlineData(false, "time_major=true")]
    [InlineData(true, "num_units=6")]
    [InlineData(false, "num_units=64")]
    [InlineData(true, "forget_bias=2.5")]
    [InlineData(true, "tensorflow=2.15*")]
    [InlineData(false, "tensorflow=1.15*")]
    [InlineData(true, "isa=avx512")]
    [InlineData(true, "onednn=false")]
    [InlineData(true, "bi-*", "num_units=6", "dtype=float64")]
    [InlineData(false, "bi-*", "num_units=6", "dtype=float32")]
    [InlineData(false, "uni-*", "num_units=6")]
    public void Any_glob_and_every_pair_must_hold(bool matches, params string[] filters) => Assert.Equal(matches, new CaseFilter(filters).Matches(Row));

    [Fact]
    public void An_isa_that_is_not_stated_is_unknown() =>
        Assert.True(new CaseFilter(["isa=unknown"]).Matches(Row with { Reference = new Reference { TensorFlow = "2.15.1" } }));

    [Theory]
    [InlineData("size=3")]
    [InlineData("=3")]
    [InlineData("Driver=dynamic_rnn")]
    public void An_unknown_key_is_refused_with_those_that_are(string filter)
    {
        var message = Assert.Throws<BadInputException>(() => new CaseFilter([filter])).Message;
        Assert.Equal($"filter '{filter}': expected a glob on the id, or one of driver, cell, dtype, time_major, num_units, forget_bias, use_peepholes, cell_clip, num_proj, proj_clip, activation, tensorflow, isa, onednn before '='", message);
    }

    [Fact]
    public void A_glob_that_chooses_nothing_is_told()
    {
        string[] ids = ["uni-t1", "bi-t1"];
        Assert.Equal("tri-*", new CaseFilter(["uni-*", "tri-*"]).WithoutMatch(ids));
        Assert.Null(new CaseFilter(["uni-*", "*-t1", "num_units=9"]).WithoutMatch(ids));
        Assert.Null(new CaseFilter([]).WithoutMatch(ids));
    }
}
