using Parity.Fixtures;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Fixtures;

public sealed class ManifestTests : IDisposable
{
    private const string Entry = """
        { "id": "a", "driver": "dynamic_rnn", "cell": { "type": "LSTMCell", "num_units": 6 }, "golden": "goldens/a.npz", "reference": { "tensorflow": "2.15.1" } }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_absent_has_its_default()
    {
        var got = Assert.Single(Read(Entry).Cases);
        Assert.Equal(("a", "dynamic_rnn", "float32", false), (got.Id, got.Driver, got.DType, got.TimeMajor));
        Assert.Equal(("LSTMCell", 6, 1.0), (got.Cell.Type, got.Cell.NumUnits, got.Cell.ForgetBias));
        Assert.Equal((false, 1, null, null), (got.Reference.OneDnn, got.Reference.IntraOpThreads, got.Reference.Isa, got.Reference.L1DataBytes));
        Assert.Equal((null, null, null, null), (got.GoldenSha256, got.Graph, got.Spread, got.Budget));
    }

    [Fact]
    public void Unknown_keys_are_ignored()
    {
        var entry = Entry.Replace("\"id\"", "\"colour\": [1, { }], \"id\"", StringComparison.Ordinal).Replace("\"2.15.1\"", "\"2.15.1\", \"gpu\": null", StringComparison.Ordinal);
        Assert.Empty(Read(entry).Errors);
        Assert.Single(Read($$"""{ "format": 1, "made_by": "hand", "cases": [ {{Entry}} ] }""", whole: true).Cases);
    }

    [Fact]
    public void The_built_in_manifest_written_again_has_the_same_bytes()
    {
        var manifest = Manifest.Read(Repository.Fixtures);
        Assert.Empty(manifest.Errors);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Fixtures, Manifest.FileName)), System.Text.Encoding.UTF8.GetString(manifest.ToBytes()));
    }

    [Theory]
    [InlineData("", "The input does not contain any JSON tokens")]
    [InlineData("{ ", "Expected depth to be zero")]
    [InlineData("[]", "expected an object with \"format\": 1")]
    [InlineData("{ \"cases\": [] }", "expected an object with \"format\": 1")]
    [InlineData("{ \"format\": 2, \"cases\": [] }", "format: expected 1, got 2")]
    [InlineData("{ \"format\": \"1\", \"cases\": [] }", "format: expected 1, got \"1\"")]
    [InlineData("{ \"format\": 1.5, \"cases\": [] }", "format: expected 1, got 1.5")]
    [InlineData("{ \"format\": null, \"cases\": [] }", "format: expected 1, got null")]
    [InlineData("{ \"format\": 1 }", "cases: expected an array")]
    [InlineData("{ \"format\": 1, \"cases\": null }", "cases: expected an array")]
    [InlineData("{ \"format\": 1, \"cases\": {} }", "cases: expected an array")]
    public void A_file_that_is_no_manifest_is_one_line(string text, string expected)
    {
        var message = Assert.Throws<BadInputException>(() => Read(text, whole: true)).Message;
        Assert.StartsWith($"{Path.Combine(_folder.Path, "manifest.json")}: {expected}", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_case_that_is_there_twice_is_refused() =>
        Assert.EndsWith(": case 'a' is there twice", Assert.Throws<BadInputException>(() => Read($"{Entry}, {Entry}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"id\": \"a\",", "", "cases[1]", "'id'")]
    [InlineData("\"id\": \"a\"", "\"id\": 7", "cases[1]", "$.id")]
    [InlineData("\"driver\": \"dynamic_rnn\",", "", "a", "'driver'")]
    [InlineData("\"driver\": \"dynamic_rnn\"", "\"driver\": null", "a", "'driver'")]
    [InlineData("\"driver\": \"dynamic_rnn\"", "\"driver\": 3", "a", "$.driver")]
    [InlineData("\"cell\": { \"type\": \"LSTMCell\", \"num_units\": 6 }", "\"cell\": null", "a", "'cell'")]
    [InlineData("\"type\": \"LSTMCell\",", "", "a", "'type'")]
    [InlineData("\"num_units\": 6", "\"num_units\": \"six\"", "a", "$.cell.num_units")]
    [InlineData("\"golden\": \"goldens/a.npz\",", "", "a", "'golden'")]
    [InlineData("\"golden\": \"goldens/a.npz\"", "\"golden\": null", "a", "'golden'")]
    [InlineData("{ \"tensorflow\": \"2.15.1\" }", "null", "a", "'reference'")]
    [InlineData("{ \"tensorflow\": \"2.15.1\" }", "{ }", "a", "'tensorflow'")]
    [InlineData("{ \"tensorflow\": \"2.15.1\" }", "{ \"tensorflow\": null }", "a", "'tensorflow'")]
    [InlineData("\"reference\":", "\"spread\": [], \"reference\":", "a", "$.spread")]
    [InlineData("\"reference\":", "\"budget\": { \"outputs\": null }, \"reference\":", "a", "$.budget")]
    public void An_entry_that_is_none_is_named_and_the_others_are_read(string from, string to, string id, string key)
    {
        Assert.Contains(from, Entry, StringComparison.Ordinal);
        var manifest = Read($"{Entry.Replace("\"a\"", "\"good\"", StringComparison.Ordinal)}, {Entry.Replace(from, to, StringComparison.Ordinal)}");
        Assert.Equal("good", Assert.Single(manifest.Cases).Id);
        var error = Assert.Single(manifest.Errors);
        Assert.Equal(id, error.Id);
        Assert.StartsWith($"{Path.Combine(_folder.Path, "manifest.json")}: case '{id}': ", error.Line, StringComparison.Ordinal);
        Assert.Contains(key, error.Line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Line);
    }

    [Fact]
    public void A_null_among_the_entries_is_one_of_them() =>
        Assert.EndsWith("case 'cases[0]': expected an object, got null", Assert.Single(Read("null").Errors).Line, StringComparison.Ordinal);

    private Manifest Read(string text, bool whole = false)
    {
        _folder.Write("manifest.json", whole ? text : $$"""{ "format": 1, "cases": [ {{text}} ] }""");
        return Manifest.Read(_folder.Path);
    }
}
