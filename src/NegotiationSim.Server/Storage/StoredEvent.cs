using System.Text.Json;
using System.Text.Json.Serialization;
using JasperFx.Events;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;

namespace NegotiationSim.Server.Storage;

/// <summary>
/// An event that has stood in a stream before, of a case file or of the source of a fork: it is stored again in its own
/// bytes and under its own alias, whatever it means to this version of the program, so that its hash stays true.
/// </summary>
/// <param name="Event">What it means.</param>
/// <param name="Row">How it stood.</param>
[JsonConverter(typeof(StoredEventConverter))]
public sealed record StoredEvent(NegotiationEvent Event, StoredRow Row)
{
    /// <summary>What happened, whether it has just been decided or stood in a stream before.</summary>
    public static NegotiationEvent Of(IEvent e) => In(e) ?? throw new InvalidOperationException($"{e.EventTypeName} is no event of a negotiation.");

    /// <summary>The same; null where something else than a negotiation is written in the stream.</summary>
    public static NegotiationEvent? In(IEvent e) => e.Data is StoredEvent stored ? stored.Event : e.Data as NegotiationEvent;
}

/// <summary>Writes the bytes; nothing is ever read as a <see cref="StoredEvent"/>.</summary>
internal sealed class StoredEventConverter : JsonConverter<StoredEvent>
{
    public override StoredEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A stored event is read as the event it is.");

    public override void Write(Utf8JsonWriter writer, StoredEvent value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Row.Json.Span, skipInputValidation: true);
}
