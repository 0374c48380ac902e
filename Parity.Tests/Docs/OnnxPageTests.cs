using System.Text.RegularExpressions;
using Parity.Protos;
using Parity.Tests.Backends.Onnx;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;

namespace Parity.Tests.Docs;

/// <summary>docs/onnx.md: what stands below each command is what it writes; its example is what it says it is.</summary>
public sealed partial class OnnxPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "onnx.md"));
    private static readonly string Example = Path.Combine(Repository.Root, "docs", "example", "bilstm.onnx");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Export() => InPage("export-onnx bi-ragged-init --out model.onnx");

    [Fact]
    public void Backend()
    {
        OnnxWorker.Need().Dispose();
        InPage("check bi-ragged-init bi-residual-lstm-ragged bi-lstm-clip-full --backend onnx");
    }

    [Fact]
    public void The_example()
    {
        OnnxWorker.Need().Dispose();
        InPage("check bi-nolen bi-full --onnx docs/example/bilstm.onnx");
    }

    [Fact]
    public void A_row_without_a_step()
    {
        OnnxWorker.Need().Dispose();
        InPage("check uni-ragged-init --onnx model.onnx", () => ExporterLayouts.Write(folder.Path, ExporterLayouts.OneDirection(5, 6)));
    }

    [Fact]
    public void The_example_is_built_by_hand_and_by_nothing_else()
    {
        var made = Message.Bytes(ExporterLayouts.BatchFirst(5, 6));
        var path = Path.Combine(AppContext.BaseDirectory, "bilstm.onnx");
        File.WriteAllBytes(path, made);
        Assert.True(File.Exists(Example) && made.AsSpan().SequenceEqual(File.ReadAllBytes(Example)), $"docs/example/bilstm.onnx is not what ExporterLayouts makes: that is {path}");
    }

    private void InPage(string command, Action? before = null)
    {
        before?.Invoke();
        var run = CommandLine.Run(Array.ConvertAll(command.Split(' '), a => a == "model.onnx" ? Path.Combine(folder.Path, a) : a.EndsWith(".onnx", StringComparison.Ordinal) ? Path.Combine(Repository.Root, a) : a));
        var written = (run.Out + run.Err).Replace(folder.Path + "/", string.Empty, StringComparison.Ordinal).Replace(Repository.Root + "/", string.Empty, StringComparison.Ordinal);
        var block = $"```\n$ parity {command}\n{Distances().Replace(written, "…")}```\n";
        Assert.True(Distances().Replace(Page, "…").Contains(block, StringComparison.Ordinal), $"docs/onnx.md does not say:\n{block}{written}");
    }

    /// <summary>How far ONNX Runtime is from TensorFlow depends on the machine's instruction set.</summary>
    [GeneratedRegex(@"(?<=  )[0-9.]+ ulp|[0-9]+ identical, [0-9]+ within(?= budget, [0-9]+ not)", RegexOptions.None, 1000)]
    private static partial Regex Distances();
}
