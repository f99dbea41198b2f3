using System.Text.Json;
using System.Text.Json.Serialization;

namespace NegotiationSim.Web.Answers;

/// <summary>JSON that was written elsewhere and goes into an answer as it is.</summary>
/// <param name="Utf8">One JSON value.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Writes it as it is.</summary>
    internal sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.SerializeToUtf8Bytes(JsonElement.ParseValue(ref reader)));

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8.Span);
    }
}
