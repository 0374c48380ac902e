using Parity.Bench.Contenders;
using Parity.Bench.Rounds;
using Parity.Bench.Workloads;

namespace Parity.Bench.Goals;

/// <summary>A median ratio that is aimed at.</summary>
/// <param name="Workload">Of which workload.</param>
/// <param name="Against">To which contender, or to the full batch.</param>
/// <param name="Ratio">What was measured.</param>
/// <param name="AtMost">What is aimed at.</param>
public sealed record Goal(Workload Workload, string Against, double Ratio, double AtMost)
{
    /// <summary>What the goals of <c>--fill</c> are against.</summary>
    public const string FullBatch = "full batch";

    private const double TensorFlow = 0.5;
    private const double OnnxRuntime = 0.9;
    private const double TenPercentFilled = 0.25;
    private const double OneRow = 1.0;
    private const double PerFlop = 1.3;
    private static readonly string[] Aimed = ["peepholes", "num_proj = H/2", "GRUCell"];

    /// <summary>Whether it is reached.</summary>
    public bool Met => Ratio <= AtMost;

    /// <summary>How far the ratio is above what is aimed at, as a part of that; negative is below.</summary>
    public double Over => (Ratio / AtMost) - 1;

    /// <summary>The goals that the measurements have something to say about.</summary>
    public static IReadOnlyList<Goal> Of(IEnumerable<Measurement> measurements, IEnumerable<OwnMeasurement> fills, IEnumerable<OwnMeasurement> cells) =>
    [
        .. from m in measurements
           from rival in m.Rivals
           let atMost = AtMostAgainst(rival.Contender, m.Workload)
           where atMost is not null
           select new Goal(m.Workload, rival.Contender, rival.Ratio.Median, atMost.Value),
        .. from f in fills
           where f.Workload.Filling == Filling.Mean(10)
           select new Goal(f.Workload, FullBatch, f.Ratio.Median, TenPercentFilled),
        .. from c in cells
           where Aimed.Contains(c.Workload.Cell.Name, StringComparer.Ordinal)
           select new Goal(c.Workload, $"{c.Workload.Cell.Name} per flop of {c.Beside.Cell.Name}", c.PerFlop.Median, PerFlop),
    ];

    private static double? AtMostAgainst(string contender, Workload workload) => contender switch
    {
        Lineup.TensorFlow or Lineup.TensorFlowOneDnn => TensorFlow,
        Lineup.Onnx => OnnxRuntime,
        Lineup.Torch when workload.Shape.Batch == 1 => OneRow,
        Lineup.Torch => AtMostAgainstTorch(workload),
        _ => null,
    };

    private static double? AtMostAgainstTorch(Workload workload) => (workload.Pass, workload.Filling.Name, workload.Shape.Name) switch
    {
        (Pass.Forward, "full", "S2") => 0.90,
        (Pass.Forward, "full", "S1" or "S3" or "S4") => 0.75,
        (Pass.Forward, "full", "S5") => 0.95,
        (Pass.Forward, "ragged", "S1" or "S2" or "S3" or "S4") => 0.50,
        (Pass.Forward, "ragged", "S5") => 0.70,
        (Pass.Training, "full", "S1" or "S2" or "S3" or "S4") => 0.80,
        (Pass.Training, "full", "S5") => 0.90,
        (Pass.Training, "ragged", "S1" or "S2" or "S3" or "S4") => 0.45,
        (Pass.Training, "ragged", "S5") => 0.60,
        _ => null,
    };
}
