using Parity.Fixtures;
using Parity.Models;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;
using Parity.Tests.Models;

namespace Parity.Tests.Docs;

/// <summary>The commands and the code of docs/models.md, run again.</summary>
public sealed class ModelsPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "models.md"));
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("weights Fixtures/models/tf-1.15.5/bilstm/checkpoint/model.ckpt")]
    [InlineData("weights Fixtures/models/tf-1.15.5/lstmblock/frozen/frozen.pb")]
    [InlineData("run Fixtures/models/tf-2.15.1/bilstm/saved_model/saved_model --inputs x.npz --out y.npz")]
    public void Each_command_writes_what_stands_below_it(string command)
    {
        folder.Write("x.npz", NpzFile.ToBytes(new(StoredModel.BiLstm.Golden.Where(a => a.Key is "inputs" or "sequence_length"))));
        var run = CommandLine.Run(Array.ConvertAll(command.Split(' '), a => a.EndsWith(".npz", StringComparison.Ordinal) ? Path.Combine(folder.Path, a) : a.StartsWith("Fixtures/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, a) : a));
        Assert.Empty(run.Err);
        var block = $"```\n$ parity {command}\n{run.Out.Replace(folder.Path + "/", string.Empty, StringComparison.Ordinal).Replace(Repository.Root + "/", string.Empty, StringComparison.Ordinal)}```\n";
        Assert.True(Page.Contains(block, StringComparison.Ordinal), $"docs/models.md does not say:\n{block}");
    }

    [Fact]
    public void The_three_lines()
    {
        var golden = StoredModel.BiLstm.Golden;
        var (x, lengths, (B, T, I)) = (golden["inputs"].Array<float>(), golden["sequence_length"].Array<int>(), (4, 6, 3));
        var path = StoredModel.BiLstm.Form("checkpoint");

        // models.md
        var model = TensorFlowModel.Open(path);
        var cells = model.Cells("bidirectional_rnn");
        var result = cells.Run(new() { ["inputs"] = Tensor.Of(x, B, T, I), ["sequence_length"] = Tensor.Of(lengths, B) });

        // end
        Assert.All(result, r => Assert.Equal(golden[r.Key].Bytes, r.Value.Bytes));
        var source = File.ReadAllLines(Path.Combine(Repository.Root, "Parity.Tests", "Docs", "ModelsPageTests.cs"));
        var code = source.SkipWhile(l => l.Trim() != "// models.md").Skip(1).TakeWhile(l => l.Trim() != "// end").Select(l => l.Trim());
        Assert.Contains($"```csharp\n{string.Join('\n', code).Trim()}\n```\n", Page, StringComparison.Ordinal);
    }
}
