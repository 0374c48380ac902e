using System.Text.Json;
using Parity.Cases;
using Parity.Fixtures;

namespace Parity.Regeneration;

/// <summary>Goldens that <c>tools/export</c> makes, and what it wrote beside each: which TensorFlow made it, where, and the golden's hash.</summary>
internal static class MadeInPython
{
    /// <summary>The command that makes a row's golden; null where a graph is run.</summary>
    public static string? Command(CaseRow row) => row switch
    {
        { MadeBy: null } => null,
        { Driver: Driver.InitialWeights } => $"{Python(row)} tools/export initial --to Fixtures",
        _ => $"parity list --json | {Python(row)} tools/export goldens - --to Fixtures{(row.OneDnn ? " --onednn" : string.Empty)}",
    };

    /// <summary>What stands beside the golden, or, where there is none yet, what is to make it: <c>graphs/&lt;id&gt;.json</c> for initial weights, else <c>goldens/&lt;id&gt;.json</c>.</summary>
    /// <exception cref="BadInputException">The file is missing, or something in it.</exception>
    public static (Reference Reference, string? GoldenSha256, Dictionary<string, double>? Spread) Read(string folder, CaseRow row)
    {
        if (!File.Exists(Path.Combine(folder, row.Golden)))
        {
            return (new Reference { TensorFlow = row.MadeBy!, OneDnn = row.OneDnn }, null, null);
        }

        var path = Path.Combine(folder, row.Driver == Driver.InitialWeights ? "graphs" : "goldens", row.Id + ".json");
        try
        {
            using var document = JsonDocument.Parse(FileBytes.Read(path));
            var made = document.RootElement;
            return (made.GetProperty("reference").Deserialize<Reference>() ?? throw new JsonException("reference: expected an object"),
                made.GetProperty("golden_sha256").GetString() ?? throw new JsonException("golden_sha256: expected text"),
                made.TryGetProperty("spread", out var spread) ? spread.Deserialize<Dictionary<string, double>>() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BadInputException($"{path}: {e.Message}", e);
        }
    }

    private static string Python(CaseRow row) => row.MadeBy!.StartsWith("1.", StringComparison.Ordinal) ? "python3.7" : "python3.11";
}
