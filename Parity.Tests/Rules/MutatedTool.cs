using System.Text.Json;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;

namespace Parity.Tests.Rules;

/// <summary>
/// The tool with an edited Impl in its place, in a folder of its own, run as a process of its own: assemblies that are loaded beside others in one process are
/// either never let go, hundreds of MB, or unloaded a hundred times over, and the runtime does not live through that ("The RX block to map as RW was not found").
/// </summary>
public sealed class MutatedTool : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public MutatedTool()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "Parity.Cli.*.json")))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }
    }

    /// <summary>The ids of the goldens that the edited Impl does not equal to the bit; none for no edit.</summary>
    internal List<string> Red(RuleMutant? mutant, RuleRows rows)
    {
        MutatedImpl.Compile(mutant, Path.Combine(folder.Path, MutatedImpl.FileName));
        var ids = Repository.Folder.Cases.Where(row => RuleCases.Of(rows, row)).Select(row => row.Id);
        using var tool = new CommandLineProcess(
            Path.Combine(folder.Path, "Parity.Cli.dll"),
            Repository.Root,
            [("DOTNET_TieredPGO", "0")], // a short run
            ["check", .. ids, "--backend", "impl", "--budget", "identical", "--threads", "1", "--json", "-"]);
        var run = tool.End();
        Assert.True(run.Code is 0 or 1, $"{mutant}: {run.Err}");
        using var report = JsonDocument.Parse(run.Out);
        var cases = report.RootElement.GetProperty("cases").EnumerateArray().Select(c => (Id: c.GetProperty("id").GetString()!, Outcome: c.GetProperty("outcome").GetString())).ToList();
        Assert.Equal(ids, cases.Select(c => c.Id));
        return [.. cases.Where(c => c.Outcome != "identical").Select(c => c.Id)];
    }

    public void Dispose() => folder.Dispose();
}
