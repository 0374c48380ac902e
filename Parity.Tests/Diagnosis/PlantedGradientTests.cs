using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Diagnosis;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis;

/// <summary>A network with a mistake in it has that network's own gradient: the slope of its own loss, moved by a little.</summary>
public sealed class PlantedGradientTests
{
    private const double Step = 1e-6;

    [Theory]
    [InlineData("uni-ragged-init", "forget bias missing")]
    [InlineData("uni-ragged-init", "forget bias added to another gate")]
    [InlineData("bi-ragged-init", "lengths ignored")]
    [InlineData("bi-ragged-init", "lengths ignored", "turned")]
    [InlineData("bi-ragged-init", "outputs not zeroed past the end", "the last h goes on")]
    [InlineData("bi-ragged-init", "outputs not zeroed past the end", "from the frozen state")]
    [InlineData("bi-ragged-init", "outputs not zeroed past the end", "runs on")]
    [InlineData("bi-ragged-init", "mask on outputs only: state taken at T instead of at the length")]
    [InlineData("uni-ragged-init", "mask on outputs only: state taken at T instead of at the length", "read off")]
    [InlineData("bi-ragged-init", "state zeroed past the end instead of frozen")]
    [InlineData("bi-ragged-init", "state zeroed past the end instead of frozen", "h alone")]
    [InlineData("bi-ragged-init", "state zeroed past the end instead of frozen", "c alone")]
    [InlineData("bi-ragged-init", "state zeroed past the end instead of frozen", "while c goes on")]
    [InlineData("bi-ragged-init", "off by one in the length", "too few")]
    [InlineData("bi-ragged-init", "off by one in the length", "last state alone: after a step too many")]
    [InlineData("bi-ragged-init", "backward direction not reversed")]
    [InlineData("bi-ragged-init", "backward direction reversed over T instead of by length")]
    [InlineData("bi-ragged-init", "backward direction reversed over T instead of by length", "are zeroed")]
    [InlineData("bi-ragged-init", "backward outputs not reversed back")]
    [InlineData("bi-ragged-init", "backward state taken from the wrong end")]
    [InlineData("bi-ragged-init", "backward state taken from the wrong end", "h is the output at T")]
    [InlineData("bi-ragged-init", "directions swapped")]
    [InlineData("bi-ragged-init", "directions swapped", "the order of reading")]
    [InlineData("bi-ragged-init", "backward cell sharing the forward cell's weights", "summed in one")]
    [InlineData("uni-ragged-init", "gate order")]
    [InlineData("uni-ragged-init", "gate order", "unit by unit")]
    [InlineData("uni-ragged-init", "weights transposed")]
    [InlineData("uni-ragged-init", "h before x in the concatenation")]
    [InlineData("uni-ragged-init", "second bias added", "twice as large")]
    [InlineData("uni-ragged-init", "hard sigmoid")]
    [InlineData("uni-ragged-init", "sigmoid of 0.5x scale")]
    [InlineData("uni-ragged-init", "sigmoid of 0.5x scale", "not raised")]
    [InlineData("uni-ragged-init", "tanh missing on the output")]
    [InlineData("uni-ragged-init", "ReLU instead of tanh")]
    [InlineData("uni-ragged-init", "c and h swapped", "initial and")]
    [InlineData("uni-ragged-init", "batch and time swapped", "inputs and outputs are reshaped")]
    [InlineData("uni-ragged-init", "row and column major mixed up", "of inputs and outputs")]
    public void It_is_the_slope_of_its_loss(string id, string hypothesis, string way = "")
    {
        var port = new PlantedPort(id);
        var make = port.Way(hypothesis, way).Make;
        var gradients = make(port.Setting).Run(port.Setting, OracleScope.Whole);
        foreach (var name in port.Setting.Given.Keys.Where(n => n == "inputs" || n.StartsWith("weights/", StringComparison.Ordinal) || n.StartsWith("initial_state/", StringComparison.Ordinal)))
        {
            var count = port.Setting.Given[name].Count;
            foreach (var i in new[] { 0, count / 3, count / 2, count - 1 })
            {
                var slope = (Loss(port.Setting, make, name, i, Step) - Loss(port.Setting, make, name, i, -Step)) / (2 * Step);
                Assert.True(Math.Abs(slope - gradients["gradient/" + name].At(i)) <= 1e-6 * Math.Max(1, Math.Abs(slope)), $"{name}[{i}]: slope {slope}, gradient {gradients["gradient/" + name].At(i)}");
            }
        }
    }

    private static double Loss(Setting setting, Func<Setting, Plant> make, string name, int i, double by)
    {
        var moved = setting.With(setting.Row, given =>
        {
            var values = (double[])given[name].Array<double>().Clone();
            values[i] += by;
            given[name] = Tensor.Of(values, given[name].Shape);
        });
        var results = make(moved).Run(moved, new OracleScope(Gradients: false));
        return results.Sum(r => r.Value.Array<double>().Zip(setting.Given[CaseArrays.Like(r.Key)].Array<double>(), (x, y) => x * y).Sum());
    }
}
