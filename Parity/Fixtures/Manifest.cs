using System.Text.Json;
using System.Text.Json.Serialization;
using Parity.Cases;

namespace Parity.Fixtures;

/// <summary>The <c>manifest.json</c> of a fixture folder, as it is written.</summary>
public sealed record Manifest
{
    /// <summary>The only format there is.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The format's number.</summary>
    [JsonPropertyName("format")]
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The cases.</summary>
    [JsonPropertyName("cases")]
    public IReadOnlyList<ManifestCase> Cases { get; init; } = [];

    /// <summary>Entries of the file that could not be understood; the others are in <see cref="Cases"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<BadEntry> Errors { get; init; } = [];

    /// <summary>Reads a folder's manifest.</summary>
    /// <exception cref="BadInputException">It is missing, no JSON, of another format, has no cases, or a case twice.</exception>
    public static Manifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var bytes = FileBytes.Read(path);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("format", out var format))
            {
                throw new BadInputException($"{path}: expected an object with \"format\": {CurrentFormat}");
            }

            if (format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out var number) || number != CurrentFormat)
            {
                throw new BadInputException($"{path}: format: expected {CurrentFormat}, got {format.GetRawText()}");
            }

            if (!document.RootElement.TryGetProperty("cases", out var cases) || cases.ValueKind != JsonValueKind.Array)
            {
                throw new BadInputException($"{path}: cases: expected an array");
            }

            var manifest = Of(path, cases);
            var twice = manifest.Cases.GroupBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
            return twice is null ? manifest : throw new BadInputException($"{path}: case '{twice.Key}' is there twice");
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{path}: {e.Message.Split('\n')[0]}", e);
        }
    }

    /// <summary>The file's content.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    private static Manifest Of(string path, JsonElement cases)
    {
        var (good, bad) = (new List<ManifestCase>(), new List<BadEntry>());
        foreach (var (index, entry) in cases.EnumerateArray().Index())
        {
            var id = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String
                ? given.GetString()!
                : FormattableString.Invariant($"cases[{index}]");
            try
            {
                good.Add(entry.Deserialize<ManifestCase>(Json) ?? throw new JsonException("expected an object, got null"));
            }
            catch (JsonException e)
            {
                bad.Add(new BadEntry(id, $"{path}: case '{id}': {e.Message.Split('\n')[0]}"));
            }
        }

        return new Manifest { Cases = good, Errors = bad };
    }
}

/// <summary>One case of a manifest; keys as DESIGN's format has them. Unknown keys are ignored.</summary>
public sealed record ManifestCase
{
    /// <summary>The case's name.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>TensorFlow's function.</summary>
    [JsonPropertyName("driver")]
    public required string Driver { get; init; }

    /// <summary>The cell's constructor arguments.</summary>
    [JsonPropertyName("cell")]
    public required CellSpec Cell { get; init; }

    /// <summary>Whether arrays are time-major.</summary>
    [JsonPropertyName("time_major")]
    public bool TimeMajor { get; init; }

    /// <summary>The floating-point type.</summary>
    [JsonPropertyName("dtype")]
    public string DType { get; init; } = "float32";

    /// <summary>The golden's file.</summary>
    [JsonPropertyName("golden")]
    public required string Golden { get; init; }

    /// <summary>Its hash.</summary>
    [JsonPropertyName("golden_sha256")]
    public string? GoldenSha256 { get; init; }

    /// <summary>The golden trace's file.</summary>
    [JsonPropertyName("trace")]
    public string? Trace { get; init; }

    /// <summary>Its hash.</summary>
    [JsonPropertyName("trace_sha256")]
    public string? TraceSha256 { get; init; }

    /// <summary>The driver graph's file.</summary>
    [JsonPropertyName("graph")]
    public string? Graph { get; init; }

    /// <summary>The cell graph's file.</summary>
    [JsonPropertyName("cell_graph")]
    public string? CellGraph { get; init; }

    /// <summary>What made the golden.</summary>
    [JsonPropertyName("reference")]
    public required Reference Reference { get; init; }

    /// <summary>TensorFlow's own spread.</summary>
    [JsonPropertyName("spread")]
    public IReadOnlyDictionary<string, double>? Spread { get; init; }

    /// <summary>Impl's budget.</summary>
    [JsonPropertyName("budget")]
    public IReadOnlyDictionary<string, double>? Budget { get; init; }
}
