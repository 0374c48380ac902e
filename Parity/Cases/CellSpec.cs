using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parity.Cases;

/// <summary>A cell by TensorFlow's constructor arguments, under their names; what is absent has TensorFlow's default.</summary>
public sealed record CellSpec
{
    /// <summary>The class: <c>LSTMCell</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary><c>num_units</c>, H.</summary>
    [JsonPropertyName("num_units")]
    public int NumUnits { get; init; }

    /// <summary><c>forget_bias</c>, added to the forget gate's pre-activation at run time.</summary>
    [JsonPropertyName("forget_bias")]
    public double ForgetBias { get; init; } = 1.0;

    /// <summary>Arguments that this version has no property for.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }

    /// <summary>
    /// Why no backend of ours can run this cell, or null. An argument that is not known is refused unless it says nothing
    /// (null, false) or what TensorFlow does anyway, since dropping it would judge another function.
    /// </summary>
    [JsonIgnore]
    public string? Unsupported
    {
        get
        {
            if (Type != "LSTMCell")
            {
                return $"cell type '{Type}': only LSTMCell is implemented";
            }

            if (NumUnits < 1)
            {
                return $"num_units {NumUnits}: expected 1 or more";
            }

            var unknown = (Other ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal)).FirstOrDefault(p => !IsDefault(p.Key, p.Value));
            return unknown.Key is null ? null : $"cell argument {unknown.Key} = {unknown.Value.GetRawText()} is not implemented";
        }
    }

    private static bool IsDefault(string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.False
        || (name == "state_is_tuple" && value.ValueKind == JsonValueKind.True)
        || (name is "activation" && value.ValueKind == JsonValueKind.String && value.GetString() == "tanh")
        || (name is "dtype" or "name" or "initializer" && value.ValueKind == JsonValueKind.String)
        || (name is "num_unit_shards" or "num_proj_shards" && value.ValueKind == JsonValueKind.Number);
}
