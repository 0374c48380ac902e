using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Tests.Backends.Scalar;

/// <summary>Every cell's gradient is the slope of its loss, moved by a little; goldens say that the loss is TensorFlow's.</summary>
public sealed class CellGradientTests
{
    private const double Step = 1e-6;

    private static readonly Dictionary<string, (Driver Driver, CellSpec Cell)> Rows = new()
    {
        ["LSTM with everything"] = (Driver.BidirectionalDynamicRnn, Lstm() with { UsePeepholes = true, CellClip = 0.4, NumProj = 3, ProjClip = 0.1 }),
        ["LSTM with sigmoid"] = (Driver.DynamicRnn, Lstm() with { Activation = "sigmoid" }),
        ["GRU"] = (Driver.BidirectionalDynamicRnn, Of("GRUCell")),
        ["GRU with identity"] = (Driver.StaticRnn, Of("GRUCell") with { Activation = "identity" }),
        ["BasicRNN"] = (Driver.StaticBidirectionalRnn, Of("BasicRNNCell")),
        ["residual"] = (Driver.DynamicRnn, new CellSpec { Type = "ResidualWrapper", Cell = Of("BasicLSTMCell") }),
        ["layers"] = (Driver.BidirectionalDynamicRnn, Multi(Lstm(), new CellSpec { Type = "ResidualWrapper", Cell = Of("GRUCell") }, Of("BasicRNNCell") with { NumUnits = 2 })),
        ["stack"] = (Driver.StackBidirectionalDynamicRnn, Multi(Lstm() with { NumProj = 3 }, Of("GRUCell"))),
        ["coupled"] = (Driver.DynamicRnn, Of("CoupledInputForgetGateLSTMCell") with { UsePeepholes = true, NumProj = 3, ProjClip = 0.1 }),
        ["coupled, normalised"] = (Driver.DynamicRnn, Of("CoupledInputForgetGateLSTMCell") with { LayerNorm = true }),
        ["normalised"] = (Driver.BidirectionalDynamicRnn, Of("LayerNormBasicLSTMCell")),
        ["fused"] = (Driver.FusedRnn, Of("LSTMBlockFusedCell") with { UsePeephole = true }),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_the_slope(string name)
    {
        var (driver, cell) = Rows[name];
        var drawn = new CaseRow { Id = name, Driver = driver, Cell = cell, Batch = 3, Time = 4, Inputs = 4, Lengths = [4, 0, 2], InitialState = true, DType = DType.Float64, TimeMajor = driver == Driver.FusedRnn };
        var row = new Case { Id = name, Driver = driver, Cell = cell, DType = DType.Float64, TimeMajor = drawn.TimeMajor, Folder = string.Empty, Golden = string.Empty, Reference = new Reference { TensorFlow = string.Empty } };
        var given = CaseDraw.Inputs(drawn);
        var results = new ScalarBackend().Run(row, given);
        Assert.Equal(CaseArrays.ResultNames(row, given).Order(StringComparer.Ordinal), results.Keys);
        foreach (var array in given.Keys.Where(n => results.ContainsKey("gradient/" + n)))
        {
            foreach (var i in new[] { 0, given[array].Count / 2, given[array].Count - 1 })
            {
                var slope = (Loss(row, given, array, i, Step) - Loss(row, given, array, i, -Step)) / (2 * Step);
                var gradient = results["gradient/" + array].At(i);
                Assert.True(Math.Abs(slope - gradient) <= 1e-6 * Math.Max(1, Math.Abs(slope)), $"{array}[{i}]: slope {slope}, gradient {gradient}");
            }
        }
    }

    private static double Loss(Case row, TensorSet given, string array, int i, double by)
    {
        var moved = new TensorSet(given) { [array] = Tensor.Of((double[])given[array].Array<double>().Clone(), given[array].Shape) };
        moved[array].As<double>()[i] += by;
        var results = ScalarBackend.Run(row, moved, _ => OracleRules.TensorFlow, new OracleScope(Gradients: false));
        return results.Sum(r => r.Value.Array<double>().Zip(given["cotangent/" + r.Key].Array<double>(), (x, y) => x * y).Sum());
    }

    private static CellSpec Of(string type) => new() { Type = type, NumUnits = 4 };

    private static CellSpec Lstm() => Of("LSTMCell") with { ForgetBias = 0.5 };

    private static CellSpec Multi(params CellSpec[] cells) => new() { Type = "MultiRNNCell", Cells = cells };
}
