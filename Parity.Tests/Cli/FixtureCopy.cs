using System.Text.Json.Nodes;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary>A fixture folder of a few built-in cases, without graphs unless they are asked for, to plant faults in.</summary>
internal sealed class FixtureCopy : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly JsonObject manifest;

    public FixtureCopy(params string[] ids)
    {
        manifest = JsonNode.Parse(File.ReadAllBytes(System.IO.Path.Combine(Repository.Fixtures, Manifest.FileName)))!.AsObject();
        Cases.RemoveAll(c => !ids.Contains((string?)c!["id"], StringComparer.Ordinal));
        Assert.Equal(ids.Length, Cases.Count);
        foreach (var file in Cases.SelectMany(c => new[] { (string?)c!["golden"], (string?)c["trace"] }).OfType<string>())
        {
            folder.Write(file, File.ReadAllBytes(System.IO.Path.Combine(Repository.Fixtures, file)));
        }

        Save();
    }

    /// <summary>The folder.</summary>
    public string Path => folder.Path;

    private JsonArray Cases => manifest["cases"]!.AsArray();

    /// <summary>The absolute path of a case's golden.</summary>
    public string Golden(string id) => System.IO.Path.Combine(Path, Relative(id));

    /// <summary>Brings the graphs, for what needs TensorFlow.</summary>
    public FixtureCopy WithGraphs()
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Fixtures, "graphs")))
        {
            folder.Write(System.IO.Path.Combine("graphs", System.IO.Path.GetFileName(file)), File.ReadAllBytes(file));
        }

        return this;
    }

    /// <summary>The entry of a case in the manifest, to be changed.</summary>
    public FixtureCopy Edit(string id, Action<JsonObject> change)
    {
        change(Cases.Single(c => (string?)c!["id"] == id)!.AsObject());
        Save();
        return this;
    }

    /// <summary>Changes arrays of a golden; the manifest's hash follows unless a test wants it not to.</summary>
    public FixtureCopy Change(string id, Action<TensorSet> change, bool rehash = true)
    {
        var arrays = NpzFile.Read(Golden(id));
        change(arrays);
        NpzFile.Write(Golden(id), arrays);
        return rehash ? Edit(id, e => e["golden_sha256"] = FileBytes.Sha256(File.ReadAllBytes(Golden(id)))) : this;
    }

    /// <summary>Turns the lowest bit of one element.</summary>
    public FixtureCopy Flip(string id, string array, int flat, bool rehash = true) =>
        Change(id, a => a.Need(array).Bytes[flat * a.Need(array).DType.Size()] ^= 1, rehash);

    /// <summary><c>parity check</c> on this folder.</summary>
    public CommandLine Check(params string[] args) => CommandLine.Run(["check", .. args, "--fixtures", Path]);

    /// <summary>Fails unless one of three cases is bad input with this line, and the two others are identical.</summary>
    public void RefusesOne(string id, string line)
    {
        var run = Check();
        Assert.Equal((2, ""), (run.Code, run.Err));
        Assert.Contains($"\n{id}: impl against golden\n  {line}", run.Out, StringComparison.Ordinal);
        Assert.Single(run.Lines, l => l.StartsWith($"BAD INPUT {id} ", StringComparison.Ordinal));
        Assert.StartsWith("3 cases: 2 identical, 1 bad input; 12 arrays, ", run.Lines[^1], StringComparison.Ordinal);
    }

    /// <summary>What was written, with the folder and the machine taken out.</summary>
    public string Scrub(string text) => Reports.Made.Scrub(text.Replace(Path, "DIR", StringComparison.Ordinal));

    public void Dispose() => folder.Dispose();

    private static string Relative(string id) => $"goldens/{id}.npz";

    private void Save() => folder.Write(Manifest.FileName, manifest.ToJsonString());
}
