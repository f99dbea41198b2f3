using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NegotiationSim.Files.Kinds;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files;

/// <summary>JSON Schemas for editors (draft 2020-12), made of the same key tables that the files are read with.</summary>
public static class Schemas
{
    /// <summary>The bare ledger's name beside the kinds of files.</summary>
    public const string Ledger = "ledger";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything there is a schema for.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. AnyKind.Names, Ledger];

    /// <summary>The schema of a kind of file, or of a bare ledger; null for anything else.</summary>
    public static string? For(string kind)
    {
        var definitions = new SchemaDefinitions();
        var root = kind == Ledger ? Ledgers.Shape.Schema(definitions) : AnyKind.Of(kind)?.Schema(definitions);
        if (root is null)
        {
            return null;
        }

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"negsim:{kind}",
            ["title"] = $"NegotiationSim: {kind}",
            ["$ref"] = root["$ref"]!.GetValue<string>(),
            ["$defs"] = definitions.ToJson(),
        };
        return schema.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>The schema with null allowed beside what it allows.</summary>
    internal static JsonObject OrNull(JsonObject schema)
    {
        switch (schema["type"])
        {
            case JsonArray types:
                types.Add("null");
                return schema;
            case JsonValue type:
                schema["type"] = new JsonArray(type.GetValue<string>(), "null");
                return schema;
            default:
                return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        }
    }
}
