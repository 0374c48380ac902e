using Parity.Comparison;
using Parity.Diagnosis;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis.Search;

public sealed class CauseSearchTests
{
    private readonly PlantedPort port = new("uni-ragged-init");

    [Theory]
    [InlineData("forget bias missing", "", "state zeroed past the end instead of frozen", "")]
    [InlineData("gate order", "ONNX", "cotangent of the state ignored", "")]
    [InlineData("gradients not accumulated over time", "", "mean instead of sum over the batch or over time", "over the batch, in all")]
    [InlineData("weights transposed", "", "hard sigmoid", "")]
    public void Two_mistakes(string one, string oneWay, string other, string otherWay)
    {
        var diagnosis = new Diagnoser().Diagnose(port.Row, port.With([port.Way(one, oneWay), port.Way(other, otherWay)]));
        Assert.True(diagnosis.Explained);
        Assert.Equal([one, other], PlantedPort.Names(diagnosis));
        Assert.All(diagnosis.Causes, c => Assert.NotEmpty(c.Remains));
        Assert.Empty(diagnosis.Remains);
    }

    [Fact]
    public void Three_mistakes()
    {
        var two = new PlantedPort("bi-ragged");
        string[] names = ["forget bias missing", "lengths ignored", "backward outputs not reversed back"];
        var diagnosis = new Diagnoser().Diagnose(two.Row, two.With(names.Select(n => two.Way(n))));
        Assert.True(diagnosis.Explained);
        Assert.Equal(names, PlantedPort.Names(diagnosis));
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(-1)]
    [InlineData(3.14159)]
    public void A_parameter_is_estimated(double value)
    {
        var plant = Plant.Of(r => r with { GateBias = _ => r.GateBias(value) });
        var cause = Assert.Single(new Diagnoser().Diagnose(port.Row, port.Of(plant)).Causes);
        Assert.Equal("forget bias of another value", cause.Name);
        Assert.Equal(value, cause.Parameter!.Value, 1e-5);
    }

    [Fact]
    public void A_part_of_the_arrays_is_enough()
    {
        foreach (var given in new[] { "outputs", "state/", "gradient/weights", "gradient/inputs" })
        {
            var diagnosis = new Diagnoser().Diagnose(port.Row, port.With([port.Way("forget bias missing")], given));
            Assert.Equal("forget bias missing", Assert.Single(PlantedPort.Names(diagnosis)));
        }
    }

    [Fact]
    public void What_is_no_known_mistake_is_not_given_a_name()
    {
        var random = new Random(5);
        var arrays = port.Of(Plant.None);
        foreach (var tensor in arrays.Values)
        {
            foreach (ref var x in tensor.As<float>())
            {
                x += (float)random.NextDouble();
            }
        }

        var diagnosis = new Diagnoser().Diagnose(port.Row, arrays);
        Assert.Equal(CaseOutcome.Differs, diagnosis.Verdict.Outcome);
        Assert.False(diagnosis.Explained);
        Assert.Empty(diagnosis.Causes);
    }

    [Fact]
    public void What_comes_closest_says_what_it_leaves()
    {
        // a known mistake, and one element that nothing explains
        var arrays = port.With([port.Way("forget bias missing")]);
        arrays["outputs"].As<float>()[8] += 0.25f;
        var diagnosis = new Diagnoser().Diagnose(port.Row, arrays);
        Assert.False(diagnosis.Explained);
        Assert.Equal("forget bias missing", Assert.Single(PlantedPort.Names(diagnosis)));
        Assert.Equal(new Remainder("outputs", 1, 168), Assert.Single(diagnosis.Remains));
    }

    [Fact]
    public void Two_that_give_the_same_numbers_are_told_together_with_what_separates_them()
    {
        var full = new PlantedPort("uni-ragged");
        var diagnosis = new Diagnoser().Diagnose(full.Row, full.With([full.Way("mask on outputs only: state taken at T instead of at the length")], "state/"));
        var cause = Assert.Single(diagnosis.Causes);
        Assert.Equal("lengths ignored", cause.Name);
        var other = cause.Alternatives.Single(a => a.Name.StartsWith("mask on outputs only", StringComparison.Ordinal));
        Assert.EndsWith(" of this case", other.SeparatedBy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_function_has_no_case_that_separates() => Assert.Null(
        new Diagnoser().Diagnose(port.Row, port.With([port.Way("weights transposed")])).Causes.Single().Alternatives.Single(a => a.Name == "row and column major mixed up").SeparatedBy);

    [Fact]
    public void Float32_arithmetic_in_a_float64_case()
    {
        var wide = new PlantedPort("uni-float64");
        static TensorSet Narrow(TensorSet arrays) => new(arrays.Select(p => KeyValuePair.Create(p.Key, p.Value.To(DType.Float32).To(DType.Float64))));
        const string Name = "precision: float32 where the case is float64";
        Assert.Equal([Name], PlantedPort.Names(new Diagnoser().Diagnose(wide.Row, Narrow(wide.Of(Plant.None)))));
        Assert.Equal(["forget bias missing", Name], PlantedPort.Names(new Diagnoser().Diagnose(wide.Row, Narrow(wide.With([wide.Way("forget bias missing")])))));
    }
}
