using Parity.Backends.Impl;
using Parity.Cases;
using Parity.Diagnosis;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>A port that is right has no cause, in whatever arithmetic and order.</summary>
public sealed class CorrectPortsTests
{
    public static TheoryData<string> Cases => ["uni-ragged", "uni-t300", "uni-float64", "uni-deep-604", "uni-padding-1e30", "bi-ragged-init", "bi-odd", "bi-nolen-init-timemajor", "bi-empty-init", "bi-forget-bias-2.5"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void TensorFlow_2_15(string id) => IsRight(id, (_, golden) => CaseArrays.Results(golden));

    /// <summary>Of the cases that 1.15.5 has computed, too, from the same inputs: a real port that is right.</summary>
    public static TheoryData<string> TensorFlow1 =>
        ["uni-ragged", "uni-float64", "uni-b1-deep", "uni-deep-1200", "uni-padding-1e30", "uni-saturated", "uni-tail-5", "uni-h64", "bi-ragged-init", "bi-odd", "bi-ragged-timemajor", "bi-forget-bias-2.5"];

    [Theory]
    [MemberData(nameof(TensorFlow1))]
    public void As_TensorFlow_1_15_computes(string id) => IsRight(id, (_, golden) =>
    {
        var theirs = FixtureFolder.ReadGolden(Planted.Case("tf1-" + id));
        Assert.All(CaseArrays.Inputs(golden), p => Assert.True(p.Value.Bytes.SequenceEqual(theirs[p.Key].Bytes), p.Key));
        Assert.Contains(CaseArrays.Results(golden), p => !p.Value.Bytes.SequenceEqual(theirs[p.Key].Bytes));
        return CaseArrays.Results(theirs);
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Float64_rounded(string id) => IsRight(id, (row, _) => Planted.Result(row, new TapePort { Arithmetic = Arithmetic.Double }));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sums_from_the_end(string id) => IsRight(id, (row, _) => Planted.Result(row, new TapePort { Arithmetic = Own(row) with { Falling = true } }));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sums_in_eight_lanes(string id) => IsRight(id, (row, _) => Planted.Result(row, new TapePort { Arithmetic = Own(row) with { Lanes = 8 } }));

    [Theory]
    [MemberData(nameof(Cases))]
    public void States_frozen_step_by_step(string id) =>
        IsRight(id, (row, _) => Planted.Result(row, new TapePort { Arithmetic = Own(row), PastLength = TapePort.Carry.Freeze, LastC = s => s.Time, LastH = s => s.Time }));

    [Theory]
    [MemberData(nameof(Cases))]
    public void With_its_trace(string id) => IsRight(id, (row, _) => Planted.Result(row, new TapePort { Arithmetic = Own(row) }, trace: true));

    private static Arithmetic Own(Case row) => row.DType == DType.Float32 ? Arithmetic.Single : Arithmetic.Double;

    private static void IsRight(string id, Func<Case, TensorSet, TensorSet> port)
    {
        var row = Planted.Case(id);
        var diagnosis = new Diagnoser().Diagnose(row, port(row, FixtureFolder.ReadGolden(row)));
        Assert.Empty(diagnosis.Causes);
        Assert.True(diagnosis.Explained);
        Assert.Null(diagnosis.First);
    }
}
