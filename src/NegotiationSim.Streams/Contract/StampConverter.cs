using System.Text.Json;
using System.Text.Json.Serialization;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Contract;

/// <summary>
/// <c>{by, commandId, confidence, note, on, sources}</c>. Written out by hand: every event carries one, and generated
/// code for it would take half of the time that reading a stream takes.
/// </summary>
internal sealed class StampConverter : JsonConverter<Stamp>
{
    private const string Expected = "{by, commandId, confidence, note, on, sources}";

    public override Stamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? by = null, commandId = null, note = null;
        WorldDate? on = null;
        Confidence? confidence = null;
        EquatableList<string>? sources = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ShapeException(Expected);
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (by is null && reader.Names("by"u8))
            {
                by = reader.TakeText();
            }
            else if (commandId is null && reader.Names("commandId"u8))
            {
                commandId = reader.TakeText();
            }
            else if (confidence is null && reader.Names("confidence"u8))
            {
                confidence = Converters.Confidence.Read(ref reader, typeof(Confidence), options);
            }
            else if (note is null && reader.Names("note"u8))
            {
                note = reader.TakeText();
            }
            else if (on is null && reader.Names("on"u8))
            {
                on = Converters.WorldDate.Read(ref reader, typeof(WorldDate), options);
            }
            else if (sources is null && reader.Names("sources"u8))
            {
                sources = Converters.Texts.Read(ref reader, typeof(EquatableList<string>), options);
            }
            else
            {
                throw new ShapeException(Expected);
            }
        }

        return by is not null && commandId is not null && on is { } happened && sources is not null
            ? new Stamp(happened, new PartyId(by), commandId, sources, confidence ?? Confidence.S, note)
            : throw new ShapeException(Expected);
    }

    public override void Write(Utf8JsonWriter writer, Stamp value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("by"u8);
        writer.PutText(value.By.Value);
        writer.WritePropertyName("commandId"u8);
        writer.PutText(value.CommandId);
        writer.WritePropertyName("confidence"u8);
        Converters.Confidence.Write(writer, value.Confidence, options);
        if (value.Note is not null)
        {
            writer.WritePropertyName("note"u8);
            writer.PutText(value.Note);
        }

        writer.WritePropertyName("on"u8);
        Converters.WorldDate.Write(writer, value.On, options);
        writer.WritePropertyName("sources"u8);
        Converters.Texts.Write(writer, value.Sources, options);
        writer.WriteEndObject();
    }
}
