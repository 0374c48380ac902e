using System.Text.Json;
using Parity.Cases;
using Parity.Fixtures;

namespace Parity.Regeneration;

/// <summary>What <c>tools/export initial</c> wrote beside a golden of initial weights: which TensorFlow made it, where.</summary>
internal static class InitialWeightsFile
{
    /// <summary>The <c>reference</c> of <c>graphs/&lt;id&gt;.json</c>.</summary>
    /// <exception cref="BadInputException">The file is missing or has none.</exception>
    public static Reference ReadReference(string folder, CaseRow row)
    {
        var path = Path.Combine(folder, "graphs", row.Id + ".json");
        try
        {
            using var document = JsonDocument.Parse(FileBytes.Read(path));
            return document.RootElement.GetProperty("reference").Deserialize<Reference>() ?? throw new BadInputException($"{path}: reference: expected an object");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            throw new BadInputException($"{path}: {e.Message}", e);
        }
    }
}
