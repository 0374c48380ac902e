using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Fixtures;

public sealed class FixtureFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_entry_becomes_a_case_of_the_folder()
    {
        Manifest(Entry());
        var row = Assert.Single(FixtureFolder.Open(_folder.Path).Cases);
        Assert.Equal((_folder.Path, "goldens/a.npz"), (row.Folder, row.Golden));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/no/such/folder")]
    public void A_folder_that_is_not_there(string folder) =>
        Assert.Equal($"'{folder}': no such folder", Assert.Throws<BadInputException>(() => FixtureFolder.Open(folder)).Message);

    [Fact]
    public void A_folder_without_a_manifest() =>
        Assert.Equal($"{Path.Combine(_folder.Path, "manifest.json")}: no such file", Assert.Throws<BadInputException>(() => FixtureFolder.Open(_folder.Path)).Message);

    [Theory]
    [InlineData("golden", "\"../a.npz\"", "path '../a.npz' leaves the fixture folder ")]
    [InlineData("golden", "\"/etc/a.npz\"", "path '/etc/a.npz' leaves the fixture folder ")]
    [InlineData("trace", "\"../a.npz\"", "path '../a.npz' leaves the fixture folder ")]
    [InlineData("graph", "\"../a.pb.gz\"", "path '../a.pb.gz' leaves the fixture folder ")]
    [InlineData("cell_graph", "\"../a.pb.gz\"", "path '../a.pb.gz' leaves the fixture folder ")]
    [InlineData("driver", "\"raw_rnn\"", "driver 'raw_rnn': expected dynamic_rnn, bidirectional_dynamic_rnn, initial_weights, static_rnn, static_bidirectional_rnn, stack_bidirectional_dynamic_rnn, fused_rnn")]
    [InlineData("dtype", "\"bfloat16\"", "dtype 'bfloat16': expected float32, float64, int32 or int64")]
    [InlineData("id", "\"\"", "id is empty")]
    [InlineData("cell", "null", "")]
    public void A_bad_entry_is_told_and_the_others_are_there(string key, string value, string expected)
    {
        Manifest(Entry(key, value), Entry("id", "\"good\""));
        var folder = FixtureFolder.Open(_folder.Path);
        Assert.Equal("good", Assert.Single(folder.Cases).Id);
        var error = Assert.Single(folder.Errors);
        Assert.StartsWith($"{Path.Combine(_folder.Path, "manifest.json")}: case '{error.Id}': {expected}", error.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_golden_of_another_hash_is_refused_with_both()
    {
        var bytes = NpzFile.ToBytes(new TensorSet { ["outputs"] = Tensor.Of([1f], 1) });
        var path = _folder.Write("goldens/a.npz", bytes);
        Manifest(Entry("golden_sha256", "\"12ab\""));
        Assert.Equal($"{path}: sha256: expected 12ab, got {FileBytes.Sha256(bytes)}", Complaint());
        Manifest(Entry("golden_sha256", $"\"{FileBytes.Sha256(bytes).ToUpperInvariant()}\""));
        Assert.Equal("outputs", Assert.Single(FixtureFolder.ReadGolden(FixtureFolder.Open(_folder.Path).Cases[0])).Key);
        Manifest(Entry());
        Assert.Single(FixtureFolder.ReadGolden(FixtureFolder.Open(_folder.Path).Cases[0]));
    }

    [Fact]
    public void A_golden_that_is_not_there_is_named()
    {
        Manifest(Entry());
        Assert.Equal($"{Path.Combine(_folder.Path, "goldens/a.npz")}: no such file", Complaint());
    }

    [Fact]
    public void The_nearest_folder_above_is_found()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "x", "Fixtures"));
        var manifest = _folder.Write("Fixtures/manifest.json", "{}");
        Assert.Equal(Path.GetDirectoryName(manifest), FixtureFolder.Find(Path.Combine(_folder.Path, "x")));
        Assert.Equal(Repository.Fixtures, FixtureFolder.Find(AppContext.BaseDirectory));
    }

    private string Complaint() => Assert.Throws<BadInputException>(() => FixtureFolder.ReadGolden(FixtureFolder.Open(_folder.Path).Cases[0])).Message;

    private void Manifest(params string[] entries) => _folder.Write("manifest.json", $$"""{ "format": 1, "cases": [ {{string.Join(", ", entries)}} ] }""");

    private static string Entry(string? key = null, string? value = null)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "\"a\"",
            ["driver"] = "\"dynamic_rnn\"",
            ["cell"] = """{ "type": "LSTMCell", "num_units": 6 }""",
            ["golden"] = "\"goldens/a.npz\"",
            ["reference"] = """{ "tensorflow": "2.15.1" }""",
        };
        if (key is not null)
        {
            keys[key] = value!;
        }

        return $"{{ {string.Join(", ", keys.Select(p => $"\"{p.Key}\": {p.Value}"))} }}";
    }
}
