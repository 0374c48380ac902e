using Parity.Backends;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Backends;

/// <summary>
/// What a trace must be to be the trace of a result: its states are the outputs, its activations are those of its pre-activations, and its gradients add up
/// to the weights'. Held by TensorFlow's golden traces and by the oracle's, of every layout.
/// </summary>
public sealed class TraceTests
{
    public static TheoryData<string, bool> Traced =>
    [
        .. Repository.Folder.Cases.Where(c => c.Trace is not null).Select(c => (c.Id, true)),
        ("uni-nolen-init", false), ("uni-short", false), ("bi-empty-init", false), ("bi-ragged-timemajor", false), ("bi-forget-bias-2.5", false), ("bi-b1", false),
    ];

    [Fact]
    public void The_goldens_have_one_of_each_kind()
    {
        var traced = Repository.Folder.Cases.Where(c => c.Trace is not null).ToList();
        Assert.Contains(traced, c => c.Driver == Driver.DynamicRnn && c.DType == DType.Float32 && FixtureFolder.ReadGolden(c).ContainsKey("initial_state/c"));
        Assert.Contains(traced, c => c.Driver == Driver.BidirectionalDynamicRnn);
        Assert.Contains(traced, c => c.DType == DType.Float64);
        Assert.All(traced, c => Assert.NotNull(c.TraceSha256));
        Assert.True(traced.Sum(c => new FileInfo(Path.Combine(c.Folder, c.Trace!)).Length) < 200_000);
    }

    [Theory]
    [MemberData(nameof(Traced), DisableDiscoveryEnumeration = true)]
    public void Its_states_are_the_results_bit_for_bit(string id, bool golden) => Each(id, golden, (row, shape, of, trace, results) =>
    {
        foreach (var (n, t) in Steps(shape))
        {
            var place = shape.Place(row.TimeMajor, n, of == "bw" && t < shape.Length(n) ? shape.Length(n) - 1 - t : t);
            for (var u = 0; u < shape.Units; u++)
            {
                var live = t < shape.Length(n);
                Assert.Equal(live ? trace("h").At(At(shape, t, n, u)) : 0, results[Drivers.Path("outputs", of)].At((place * shape.Units) + u));
                foreach (var part in new[] { "c", "h" })
                {
                    // from its last step on a row's state is the last state
                    var last = results[Drivers.Path("state", of, part)].At((n * shape.Units) + u);
                    Assert.True(t < shape.Length(n) - 1 || trace(part).At(At(shape, t, n, u)).Equals(last), $"{part} t={t} n={n} u={u}");
                }
            }
        }
    });

    [Theory]
    [MemberData(nameof(Traced), DisableDiscoveryEnumeration = true)]
    public void Its_activations_are_those_of_z(string id, bool golden) => Each(id, golden, (row, shape, of, trace, _) =>
    {
        var tolerance = row.DType == DType.Float32 ? 1e-6 : 1e-14;
        foreach (var (n, t) in Steps(shape))
        {
            for (var u = 0; u < shape.Units; u++)
            {
                double Z(int gate) => trace("z").At((((t * shape.Batch) + n) * 4 * shape.Units) + (gate * shape.Units) + u);
                double Value(string part) => trace(part).At(At(shape, t, n, u));
                if (t >= shape.Length(n))
                {
                    Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0], [Z(0), Z(1), Z(2), Z(3), Value("i"), Value("j"), Value("f"), Value("o")]);
                    continue;
                }

                Assert.Equal(Sigmoid(Z(0)), Value("i"), tolerance);
                Assert.Equal(Math.Tanh(Z(1)), Value("j"), tolerance);
                Assert.Equal(Sigmoid(Z(2) + row.Cell.ForgetBias), Value("f"), tolerance);
                Assert.Equal(Sigmoid(Z(3)), Value("o"), tolerance);
                Assert.Equal(Value("o") * Math.Tanh(Value("c")), Value("h"), tolerance);
            }
        }
    });

    [Theory]
    [MemberData(nameof(Traced), DisableDiscoveryEnumeration = true)]
    public void Its_gradients_follow_from_its_cotangents_and_add_up(string id, bool golden) => Each(id, golden, (row, shape, of, trace, results) =>
    {
        var tolerance = row.DType == DType.Float32 ? 1e-5 : 1e-13;
        var bias = new double[4 * shape.Units];
        foreach (var (n, t) in Steps(shape))
        {
            for (var u = 0; u < shape.Units; u++)
            {
                double Dz(int gate) => trace("dz").At((((t * shape.Batch) + n) * 4 * shape.Units) + (gate * shape.Units) + u);
                double Value(string part, int step) => trace(part).At(At(shape, step, n, u));
                for (var gate = 0; gate < 4; gate++)
                {
                    bias[(gate * shape.Units) + u] += Dz(gate);
                }

                var (o, tanh) = (Value("o", t), Math.Tanh(Value("c", t)));
                if (t >= shape.Length(n))
                {
                    Assert.Equal([0, 0, 0, 0], [Dz(0), Dz(1), Dz(2), Dz(3)]);
                    Assert.Equal((Cotangent(results, of, "c", n, u, shape), Cotangent(results, of, "h", n, u, shape)), (Value("dc", t), Value("dh", t)));
                    continue;
                }

                var d = Value("dc", t) + (Value("dh", t) * o * (1 - (tanh * tanh)));
                Assert.Equal(d * Value("j", t) * Value("i", t) * (1 - Value("i", t)), Dz(0), tolerance);
                Assert.Equal(Value("dh", t) * tanh * o * (1 - o), Dz(3), tolerance);
                if (t > 0)
                {
                    Assert.Equal(d * Value("f", t), Value("dc", t - 1), tolerance);
                }
            }
        }

        var expected = results.Single(p => p.Key.StartsWith("gradient/weights/", StringComparison.Ordinal) && p.Key.EndsWith("/bias", StringComparison.Ordinal) && (of.Length == 0 || p.Key.Contains($"/{of}/", StringComparison.Ordinal))).Value;
        var budget = 64 * Metric.Ulp(row.DType, Metric.Largest(expected));
        Assert.All(bias, (b, g) => Assert.Equal(expected.At(g), b, budget));
    });

    private static void Each(string id, bool golden, Action<Case, CaseShape, string, Func<string, Tensor>, TensorSet> check)
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == id);
        var all = FixtureFolder.ReadGolden(row);
        var inputs = CaseArrays.Inputs(all);
        ITraces traces = golden ? new GoldenBackend() : new ScalarBackend();
        var results = new TensorSet(inputs.Concat(golden ? CaseArrays.Results(all) : new ScalarBackend().Run(row, inputs)));
        var trace = traces.Trace(row, inputs);
        Assert.Equal(10 * row.Driver.Directions().Count, trace.Count);
        Assert.All(row.Driver.Directions(), of => check(row, CaseShape.Of(row, inputs), of, part => trace[TraceArrays.Name(of, part)], results));
    }

    private static IEnumerable<(int N, int T)> Steps(CaseShape shape) => from n in Enumerable.Range(0, shape.Batch) from t in Enumerable.Range(0, shape.Time) select (n, t);

    private static int At(CaseShape shape, int t, int n, int u) => (((t * shape.Batch) + n) * shape.Units) + u;

    private static double Cotangent(TensorSet given, string of, string part, int n, int u, CaseShape shape) => given["cotangent/" + Drivers.Path("state", of, part)].At((n * shape.Units) + u);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
