using Parity.Diagnosis;
using Parity.Diagnosis.InitialWeights;
using Parity.Fixtures;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;
using Parity.Tests.Diagnosis;

namespace Parity.Tests.Docs;

/// <summary>docs/diagnose.md lists every mistake that is known, in the library's words, and it and the README show a real run.</summary>
public sealed class DiagnosePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnose.md"));

    [Fact]
    public void Every_mistake_stands_in_it_and_no_other()
    {
        var known = HypothesisLibrary.All.Select(h => (h.Name, h.Explanation, h.Fix))
            .Concat(WeightJudge.Known.Select(h => (h.Name, h.Explanation, h.Fix)))
            .Append((BiasBakedIn.Name, BiasBakedIn.Explanation, BiasBakedIn.Fix))
            .Append((GruGateBias.Name, GruGateBias.Explanation, GruGateBias.Fix))
            .ToList();
        Assert.All(known, k => Assert.Contains($"\n### {k.Name}\n\n{k.Explanation}\n\nFix: {k.Fix}\n", Page, StringComparison.Ordinal));
        Assert.Equal(known.Select(k => k.Name).Order(StringComparer.Ordinal), Page.Split('\n').Where(l => l.StartsWith("### ", StringComparison.Ordinal)).Select(l => l[4..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_run_is_a_run()
    {
        using var folder = new TemporaryFolder();
        var (port, file) = (new PlantedPort("bi-ragged"), Path.Combine(folder.Path, "mine.npz"));
        NpzFile.Write(file, port.With([port.Way("backward outputs not reversed back")]));
        var run = CommandLine.Run("diagnose", "bi-ragged", "--port", file).Out;
        var shown = run[run.IndexOf("largest difference", StringComparison.Ordinal)..].TrimEnd();
        Assert.Contains(shown, Page, StringComparison.Ordinal);
        Assert.Contains(shown, File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }
}
