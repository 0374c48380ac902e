using Parity.Bench.Goals;
using Parity.Bench.Reports;
using Parity.Bench.Rounds;
using Parity.Bench.Workloads;

namespace Parity.Tests.Bench;

public sealed class BenchReportTests
{
    [Fact]
    public void The_text_is_as_it_was()
    {
        var text = BenchText.Render(Made());
        Assert.All(text.Split('\n'), l => Assert.InRange(l.Length, 0, BenchText.Width));
        Snapshot.Match(text);
    }

    [Fact]
    public void The_Markdown_is_as_it_was() => Snapshot.Match(BenchMarkdown.Render(Made()));

    [Fact]
    public void The_JSON_is_as_it_was() => Snapshot.Match(BenchJson.Render(Made()));

    [Theory]
    [InlineData(1.0, "1.00 s")]
    [InlineData(0.9994, "999 ms")]
    [InlineData(0.9996, "1.00 s")]
    [InlineData(0.0274, "27.4 ms")]
    [InlineData(0.0099949, "9.99 ms")]
    [InlineData(0.0099951, "10.0 ms")]
    [InlineData(0.00099951, "1.00 ms")]
    [InlineData(0.000402, "402 µs")]
    [InlineData(0.0000012, "1.20 µs")]
    public void Times_have_three_digits(double seconds, string text) => Assert.Equal(text, Figures.Time(seconds));

    [Fact]
    public void Failing_is_1_and_nobody_to_compare_with_is_3()
    {
        var report = Made();
        Assert.Equal(1, report.Exit);
        Assert.Equal(0, (report with { Failures = [] }).Exit);
        Assert.Equal(3, (report with { Failures = [], Fills = [], Cells = [], Measurements = [report.Measurements[0] with { Rivals = [] }] }).Exit);
        Assert.Equal(3, (report with { Failures = [], Fills = [], Cells = [], Measurements = [] }).Exit);
    }

    private static BenchReport Made()
    {
        Workload Of(string shape, Pass pass, Filling filling) => new(Shape.Parse(shape), pass, filling);
        Quartiles Around(double middle) => new(0.95 * middle, middle, 1.05 * middle);
        IReadOnlyList<Measurement> measurements =
        [
            new()
            {
                Workload = Of("S1", Pass.Forward, Filling.Full),
                Seconds = Around(2.5e-3),
                Rivals =
                [
                    new("torch", "", Around(4.35e-3), Around(0.575)), new("onnx", "", Around(5.1e-3), Around(0.49)),
                    new("tensorflow", "inter1", Around(12.1e-3), Around(0.207)), new("tensorflow-onednn", "inter2", Around(10.9e-3), Around(0.229)),
                ],
            },
            new() { Workload = Of("S1", Pass.Training, Filling.Ragged), Seconds = Around(9e-3), Rivals = [new("torch", "padded", Around(9e-3), Around(1))] },
            new() { Workload = Of("S5", Pass.Forward, Filling.Full), Seconds = Around(0.12), Rivals = [new("torch", "", Around(0.123), Around(0.976))] },
        ];
        IReadOnlyList<OwnMeasurement> fills =
        [
            new(Of("S2", Pass.Forward, Filling.Mean(10)), Of("S2", Pass.Forward, Filling.Full), Around(4e-3), Around(0.13)),
            new(Of("S2", Pass.Forward, Filling.Full), Of("S2", Pass.Forward, Filling.Full), Around(31e-3), new(1, 1, 1)),
        ];
        var plain = Of("S2", Pass.Training, Filling.Full);
        IReadOnlyList<OwnMeasurement> cells =
        [
            new(plain, plain, Around(80e-3), new(1, 1, 1)),
            new(plain with { Cell = MeasuredCell.Parse("GRUCell") }, plain, Around(66e-3), Around(0.825)),
        ];
        return new()
        {
            Machine = new("A processor, 2 threads", "avx512", "L1 32 KiB, L2 1 MiB, L3 unknown", "A system, .NET 10"),
            Threads = 2,
            Settings = new RoundSettings(),
            Contenders =
            [
                new("impl", "Impl 1.0", null), new("torch", "libtorch 2.10 nn.LSTM", null), new("onnx", "ONNX Runtime 1.31 LSTM", null),
                new("tensorflow", "TensorFlow 2.15.1", null), new("tensorflow-onednn", "TensorFlow 2.15.1", null), new("other", null, "it is not here"),
            ],
            Peak = new(1.9e11, "torch"),
            Measurements = measurements,
            Fills = fills,
            Cells = cells,
            Goals = Goal.Of(measurements, fills, cells),
            LargestUlps = 57.3,
            NotRun = [new("onnx", "no gradient")],
            Failures = ["S2 forward full: torch does not compute what impl does, so it is not timed: outputs: missing"],
        };
    }
}
