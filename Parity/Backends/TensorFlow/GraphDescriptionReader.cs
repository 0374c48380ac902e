using System.Text.Json;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>Reads <see cref="GraphDescription"/> from JSON. Every complaint names the file and the key.</summary>
internal sealed class GraphDescriptionReader
{
    private const int Format = 1;
    private readonly string _file;

    private GraphDescriptionReader(string file) => _file = file;

    /// <summary>Reads the file.</summary>
    /// <exception cref="BadInputException">It is missing or malformed.</exception>
    public static GraphDescription Read(string file, string graphFile)
    {
        var reader = new GraphDescriptionReader(file);
        try
        {
            using var json = JsonDocument.Parse(FileBytes.Read(file));
            return reader.Description(json.RootElement, graphFile);
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{file}: not JSON: line {e.LineNumber + 1}: {e.Message.Split(" LineNumber:", 2)[0]}", e);
        }
    }

    private GraphDescription Description(JsonElement root, string graphFile)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Bad("(root)", "an object", root);
        }

        var format = Need(root, "format", "format");
        if (format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out var number) || number != Format)
        {
            throw Bad("format", $"{Format}", format);
        }

        return new GraphDescription
        {
            GraphFile = graphFile,
            Name = Text(root, "name", "name"),
            Kind = Text(root, "kind", "kind"),
            TensorFlow = Text(root, "tensorflow", "tensorflow"),
            Call = Text(root, "call", "call"),
            ExporterSha256 = Text(root, "exporter_sha256", "exporter_sha256"),
            GraphSha256 = Text(root, "graph_sha256", "graph_sha256"),
            Feeds = Tensors(root, "feeds"),
            Fetches = Tensors(root, "fetches"),
            Intermediates = root.TryGetProperty("intermediates", out _) ? Tensors(root, "intermediates") : new Dictionary<string, GraphTensor>(StringComparer.Ordinal),
        };
    }

    private Dictionary<string, GraphTensor> Tensors(JsonElement parent, string key)
    {
        var value = Need(parent, key, key);
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Bad(key, "an object", value);
        }

        var tensors = new Dictionary<string, GraphTensor>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var path = $"{key}.{property.Name}";
            if (property.Value.ValueKind != JsonValueKind.Object)
            {
                throw Bad(path, "an object", property.Value);
            }

            var name = Text(property.Value, "tensor", $"{path}.tensor");
            if (tensors.Values.Any(t => t.Name == name))
            {
                throw new BadInputException($"{_file}: key '{path}.tensor': '{name}' is there twice");
            }

            tensors[property.Name] = new GraphTensor(name, Type(property.Value, path), Shape(property.Value, path));
        }

        return tensors;
    }

    private DType Type(JsonElement tensor, string path)
    {
        try
        {
            return DTypes.Parse(Text(tensor, "dtype", $"{path}.dtype"));
        }
        catch (BadInputException e) when (!e.Message.StartsWith(_file, StringComparison.Ordinal))
        {
            throw new BadInputException($"{_file}: key '{path}.dtype': {e.Message}", e);
        }
    }

    private int?[] Shape(JsonElement tensor, string path)
    {
        var shape = Need(tensor, "shape", $"{path}.shape");
        return shape.ValueKind == JsonValueKind.Array
            ? [.. shape.EnumerateArray().Select(d => d switch
            {
                { ValueKind: JsonValueKind.Null } => (int?)null,
                { ValueKind: JsonValueKind.Number } when d.TryGetInt32(out var n) && n >= 0 => n,
                _ => throw Bad($"{path}.shape", "lengths of 0 or more, or null", d),
            })]
            : throw Bad($"{path}.shape", "an array", shape);
    }

    private string Text(JsonElement parent, string key, string path)
    {
        var value = Need(parent, key, path);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Bad(path, "a string", value);
    }

    private JsonElement Need(JsonElement parent, string key, string path) =>
        parent.TryGetProperty(key, out var value) ? value : throw new BadInputException($"{_file}: key '{path}' is missing");

    private BadInputException Bad(string path, string expected, JsonElement got)
    {
        var text = got.GetRawText();
        return new BadInputException($"{_file}: key '{path}': expected {expected}, got {(text.Length > 40 ? $"{got.ValueKind}" : text)}");
    }
}
