using System.Globalization;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;
using Parity.Weights;

namespace Parity.Tests.Docs;

/// <summary>docs/weights.md: its table is the layouts', and what stands below each command is what it writes.</summary>
public sealed class WeightsPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "weights.md"));
    private static readonly string[] Cells = ["LSTMCell", "LSTMBlockCell", "GRUCell", "BasicRNNCell"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Layouts => [.. WeightLayouts.All.Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_layout_has_its_row(string name)
    {
        var layout = WeightLayouts.Find(name);
        var cell = Cells.Select(t => new CellSpec { Type = t, NumUnits = 11 }).FirstOrDefault(c => layout.CannotHold(c) is null);
        var tensors = cell is null ? "not converted" : string.Join(", ", layout.Shapes(cell, 13).Select(s => $"`{s.Name} {Letters(s.Shape)}`"));
        Assert.Contains($"\n| `{name}` | {tensors} | ", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert()
    {
        Write("model.npz", new(FixtureFolder.ReadGolden(Repository.Folder.Cases.Single(c => c.Id == "bi-ragged")).Under("weights/").Select(w => KeyValuePair.Create(w.Key["weights/".Length..], w.Value))));
        InPage("convert model.npz torch.npz --to torch.LSTM");
        InPage("convert torch.npz onnx.npz --to onnx.LSTM");
        InPage("convert torch.npz again.npz --to tf");
        Write("gru.npz", new(FixtureFolder.ReadGolden(Repository.Folder.Cases.Single(c => c.Id == "uni-gru-full")).Under("weights/")));
        InPage("convert gru.npz torch.npz --to torch.GRU");
        Write("bare.npz", new TensorSet { ["kernel"] = Tensor.Zeros(DType.Float32, 20, 4), ["bias"] = Tensor.Zeros(DType.Float32, 4) });
        InPage("convert bare.npz torch.npz --to torch.LSTM");
    }

    /// <summary>The shape in letters, from that of I = 13 and H = 11.</summary>
    private static string Letters(IEnumerable<int> shape) =>
        $"[{string.Join(", ", shape.Select(d => d == 13 ? "I" : d == 24 ? "I+H" : d % 11 == 0 ? (d == 11 ? "H" : string.Create(CultureInfo.InvariantCulture, $"{d / 11}H")) : "?"))}]";

    private void Write(string name, TensorSet arrays) => folder.Write(name, NpzFile.ToBytes(arrays));

    private void InPage(string command)
    {
        var run = CommandLine.Run(Array.ConvertAll(command.Split(' '), a => a.EndsWith(".npz", StringComparison.Ordinal) ? Path.Combine(folder.Path, a) : a));
        var block = $"```\n$ parity {command}\n{(run.Out + run.Err).Replace(folder.Path + "/", string.Empty, StringComparison.Ordinal)}```\n";
        Assert.True(Page.Contains(block, StringComparison.Ordinal), $"docs/weights.md does not say:\n{block}");
    }
}
