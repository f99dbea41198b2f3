using System.Text.Json.Nodes;

namespace NegotiationSim.Files;

/// <summary>JSON Schemas for editors, made of the same key tables that the files are read with.</summary>
public static class Schemas
{
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
