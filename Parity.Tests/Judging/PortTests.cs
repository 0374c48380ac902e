using Parity.Backends;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Judging;
using Parity.Ports;
using Parity.Tensors;

namespace Parity.Tests.Judging;

/// <summary>A port gives what it likes, in either type, and is judged by that within the floor.</summary>
public sealed class PortTests
{
    [Fact]
    public void What_a_port_did_not_give_is_listed_and_the_rest_is_judged()
    {
        var verdict = Judge("uni-ragged", a => Keep(a, "outputs", "state/c"));
        Assert.Equal((CaseOutcome.Identical, "port"), (verdict.Outcome, verdict.Backend));
        Assert.Equal(["outputs", "state/c"], verdict.Arrays.Select(a => a.Name));
        Assert.Equal(
            ["gradient/inputs", "gradient/weights/rnn/lstm_cell/bias", "gradient/weights/rnn/lstm_cell/kernel", "state/h"],
            verdict.NotChecked.Select(a => a.Name));
        Assert.All(verdict.NotChecked, a => Assert.Equal("not given by the port", a.Reason));
    }

    [Fact]
    public void The_floor_is_what_it_may_differ_by()
    {
        var row = Row("uni-ragged");
        var outputs = Golden(row)["outputs"];
        var ulp = Metric.Ulp(outputs.DType, Metric.Largest(outputs));
        foreach (var (ulps, outcome) in new[] { (8, CaseOutcome.Within), (100, CaseOutcome.Differs) })
        {
            var verdict = Judge("uni-ragged", a => a["outputs"].As<float>()[0] += (float)(ulps * ulp));
            Assert.Equal(outcome, verdict.Outcome);
            Assert.Equal(Floor.Of(row, "outputs"), verdict.Arrays.Single(a => a.Name == "outputs").Budget);
            Assert.Empty(verdict.Notes);
        }
    }

    [Fact]
    public void Initial_weights_have_the_constant_floor() =>
        Assert.Equal(CaseOutcome.Within, Judge("initial-215-dynamic-seed3-i5-h6", a => a["initial/rnn/lstm_cell/kernel"].Bytes[0] ^= 1).Outcome);

    [Fact]
    public void A_budget_is_taken_as_it_is()
    {
        Assert.Equal(CaseOutcome.Identical, Judge("uni-ragged", _ => { }, BudgetRule.Parse("identical")).Outcome);
        Assert.Equal(CaseOutcome.Differs, Judge("uni-ragged", a => a["outputs"].Bytes[0] ^= 1, BudgetRule.Parse("identical")).Outcome);
        Assert.Equal(CaseOutcome.Within, Judge("uni-ragged", a => a["outputs"].As<float>()[0] += 0.01f, BudgetRule.Parse("rtol=0,atol=0.1")).Outcome);
    }

    [Theory]
    [InlineData("uni-ragged", DType.Float64, CaseOutcome.Identical)]
    [InlineData("uni-float64", DType.Float32, CaseOutcome.Identical)]
    public void Another_type_is_compared_in_the_narrower_of_the_two(string id, DType type, CaseOutcome outcome)
    {
        var verdict = Judge(id, a => Each(a, t => t.To(type)));
        Assert.Equal(outcome, verdict.Outcome);
        Assert.Equal([$"the port's type is not the case's {Row(id).DType.Name()}: compared in float32"], verdict.Notes);
        Assert.Equal(CaseOutcome.Differs, Judge(id, a =>
        {
            Each(a, t => t.To(type));
            a["state/c"] = Changed(a["state/c"], 1e-3);
        }).Outcome);
    }

    [Fact]
    public void A_float64_port_of_a_float32_case_is_rounded_as_it_would_have_been_stored()
    {
        // half a unit in the last place is gone, a hundred are not
        var half = Judge("uni-ragged", a => a["state/c"] = Changed(a["state/c"].To(DType.Float64), 1e-9));
        Assert.Equal(Outcome.Identical, half.Arrays.Single(a => a.Name == "state/c").Outcome);
        Assert.Equal(CaseOutcome.Differs, Judge("uni-ragged", a => a["state/c"] = Changed(a["state/c"].To(DType.Float64), 1e-5)).Outcome);
    }

    [Fact]
    public void A_zero_of_either_sign_clears_the_padding_unless_bits_are_asked()
    {
        static void Mask(TensorSet a) => a["outputs"] = Tensor.Of([.. a["outputs"].Array<float>().Select(x => x == 0 ? -0f : x)], a["outputs"].Shape);
        Assert.Equal(CaseOutcome.Within, Judge("uni-ragged", Mask).Outcome);
        Assert.Equal(CaseOutcome.Differs, Judge("uni-ragged", Mask, BudgetRule.Parse("identical")).Outcome);
        Assert.Equal(CaseOutcome.Differs, Judge("uni-ragged", a => a["outputs"] = Tensor.Of([.. a["outputs"].Array<float>().Select(x => x == 0 ? 1e-9f : x)], a["outputs"].Shape)).Outcome);
    }

    [Fact]
    public void What_is_no_number_differs()
    {
        var verdict = Judge("uni-ragged", a => a["state/c"].As<float>()[7] = float.NaN);
        Assert.Equal((CaseOutcome.Differs, "got value is NaN at n=1, u=1"), (verdict.Outcome, verdict.Arrays[0].Whole));
    }

    [Fact]
    public void A_port_that_gave_nothing_of_the_case_has_not_passed()
    {
        foreach (var arrays in new[] { new TensorSet(), new TensorSet { ["initial/rnn/lstm_cell/bias"] = Tensor.Zeros(DType.Float32, 24) } })
        {
            var verdict = new Judge(new PortBackend(arrays), new GoldenBackend(), BudgetRule.Stated).Run(Row("uni-ragged"));
            Assert.Equal((CaseOutcome.Skipped, "nothing to compare: the port gave none of the reference's arrays"), (verdict.Outcome, verdict.Reason));
            Assert.Equal(["outputs"], verdict.NotChecked.Select(a => a.Name).Where(n => n == "outputs"));
        }
    }

    [Fact]
    public void Weights_that_it_starts_from_are_listed_as_not_compared()
    {
        var verdict = Judge("uni-ragged", a => a["initial/rnn/lstm_cell/bias"] = Tensor.Zeros(DType.Float32, 24));
        Assert.Equal(CaseOutcome.Identical, verdict.Outcome);
        Assert.Contains(new UncheckedArray("initial/rnn/lstm_cell/bias", "drawn, not computed: no golden has it"), verdict.NotChecked);
    }

    [Fact]
    public void Its_trace_is_compared_where_there_is_a_golden_one_and_listed_where_there_is_none()
    {
        Assert.Equal(Outcome.Differs, Judge("uni-ragged-init", a => a["trace/z"] = Tensor.Zeros(DType.Float32, 7, 4, 24)).Arrays.Single(a => a.Name == "trace/z").Outcome);
        var verdict = Judge("uni-ragged", a => a["trace/z"] = Tensor.Zeros(DType.Float32, 7, 4, 24));
        Assert.Equal([new UncheckedArray("trace/z", "no golden trace of this case")], verdict.NotChecked);
        var arrays = new TensorSet { ["trace/z"] = Tensor.Zeros(DType.Float32, 7, 4, 24) };
        Assert.Equal(Outcome.Differs, new Judge(new PortBackend(arrays), new ScalarBackend(), BudgetRule.Stated).Run(Row("uni-ragged")).Arrays.Single().Outcome);
    }

    [Fact]
    public void An_ill_conditioned_case_is_judged_for_bits_only()
    {
        Assert.Equal(CaseOutcome.Skipped, Judge("uni-saturated-400", _ => { }).Outcome);
        Assert.Equal(CaseOutcome.Identical, Judge("uni-saturated-400", _ => { }, BudgetRule.Parse("identical")).Outcome);
    }

    [Fact]
    public void The_reference_can_be_the_oracle() =>
        Assert.Equal(CaseOutcome.Within, new Judge(new PortBackend(Golden(Row("bi-ragged"))), new ScalarBackend(), BudgetRule.Stated).Run(Row("bi-ragged")).Outcome);

    private static CaseVerdict Judge(string id, Action<TensorSet> change, BudgetRule? rule = null)
    {
        var arrays = Golden(Row(id));
        change(arrays);
        return new Judge(new PortBackend(arrays), new GoldenBackend(), rule ?? BudgetRule.Stated).Run(Row(id));
    }

    private static void Keep(TensorSet arrays, params string[] names)
    {
        foreach (var name in arrays.Keys.Except(names).ToList())
        {
            arrays.Remove(name);
        }
    }

    private static void Each(TensorSet arrays, Func<Tensor, Tensor> change)
    {
        foreach (var name in arrays.Keys.ToList())
        {
            arrays[name] = change(arrays[name]);
        }
    }

    private static Tensor Changed(Tensor tensor, double by)
    {
        var wide = tensor.To(DType.Float64).Array<double>().ToArray();
        wide[0] += by;
        return Tensor.Of(wide, tensor.Shape).To(tensor.DType);
    }

    private static Case Row(string id) => Repository.Folder.Cases.Single(c => c.Id == id);

    private static TensorSet Golden(Case row) => CaseArrays.Results(FixtureFolder.ReadGolden(row));
}
