using System.Text.RegularExpressions;
using Parity.Backends.Impl;
using Parity.Backends.Scalar;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;

namespace Parity.Tests.Docs;

/// <summary>The commands of docs/ports.md, run again: what stands below each is what it writes.</summary>
public sealed partial class PortsTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ports.md"));
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Inputs() => InPage("inputs uni-ragged-init --out in.npz", Run("inputs", "uni-ragged-init", "--out", "in.npz"));

    [Fact]
    public void Trace() => InPage("trace uni-ragged-init --backend scalar --out trace.npz", Run("trace", "uni-ragged-init", "--backend", "scalar", "--out", "trace.npz"));

    [Fact]
    public void A_port_without_the_forget_bias()
    {
        var row = Repository.Folder.Cases.Single(c => c.Id == "uni-ragged-init");
        var given = CaseArrays.Inputs(FixtureFolder.ReadGolden(row));
        row = row with { Cell = row.Cell with { ForgetBias = 0 } };
        var computed = new ImplBackend(1).Run(row, given).Concat(new ScalarBackend().Trace(row, given));
        folder.Write("mine.npz", NpzFile.ToBytes(new TensorSet(computed.Where(p => p.Key is "outputs" or "trace/f"))));
        InPage("check uni-ragged-init --port mine.npz", Run("check", "uni-ragged-init", "--port", "mine.npz"));
    }

    [Fact]
    public void A_port_as_a_command()
    {
        var python = PythonWithNumpy.Need();
        var written = Run("check", "bi-ragged*", "uni-ragged*", "--port-command", $"{python} '{Path.Combine(Repository.Root, "docs", "port.py")}' {{in}} {{out}}");

        // how far numpy is from TensorFlow depends on the machine's BLAS
        InPage("check 'bi-ragged*' 'uni-ragged*' --port-command 'python3 docs/port.py {in} {out}'", Distances().Replace(written, "…"), text => Distances().Replace(text, "…"));
    }

    private string Run(params string[] args)
    {
        var run = CommandLine.Run(Array.ConvertAll(args, a => a.EndsWith(".npz", StringComparison.Ordinal) ? Path.Combine(folder.Path, a) : a));
        Assert.Empty(run.Err);
        return run.Out.Replace(folder.Path + "/", string.Empty, StringComparison.Ordinal);
    }

    private static void InPage(string command, string written, Func<string, string>? blur = null)
    {
        var block = $"```\n$ parity {command}\n{written}```\n";
        Assert.True((blur?.Invoke(Page) ?? Page).Contains(block, StringComparison.Ordinal), $"docs/ports.md does not say:\n{block}");
    }

    [GeneratedRegex(@"[0-9.]+ ulp|[0-9]+ identical, [0-9]+ within(?= budget, 0 not)", RegexOptions.None, 1000)]
    private static partial Regex Distances();
}
