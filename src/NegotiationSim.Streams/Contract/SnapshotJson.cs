using System.Text.Json;
using System.Text.Json.Serialization;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Contract;

/// <summary>A state as JSON and back, spelled like the events.</summary>
public static class SnapshotJson
{
    /// <summary>
    /// The shape's version. A host that finds a state of another shape folds the stream anew; a state is never upcast.
    /// </summary>
    public const int Shape = 1;

    /// <summary>The state's JSON, without the ids of the commands handled.</summary>
    public static byte[] Encode(Negotiation state) => JsonSerializer.SerializeToUtf8Bytes(state.ToSnapshot(), EventJson.Of<Snapshot>());

    /// <summary>The state that the JSON stands for.</summary>
    /// <exception cref="JsonException">It is not a state; says where.</exception>
    public static Negotiation Decode(ReadOnlySpan<byte> json) =>
        Negotiation.From(JsonSerializer.Deserialize(json, EventJson.Of<Snapshot>()) ?? throw new JsonException("null is no state"));
}

/// <summary>A state inside a host's own document.</summary>
public sealed class NegotiationConverter : JsonConverter<Negotiation>
{
    /// <inheritdoc/>
    public override Negotiation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Negotiation.From(JsonSerializer.Deserialize(ref reader, EventJson.Of<Snapshot>()) ?? throw new JsonException("null is no state"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Negotiation value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToSnapshot(), EventJson.Of<Snapshot>());
}

/// <summary>A text is kept as its proposal; what it asks of both sides is worked out again.</summary>
internal sealed class ProposalTextConverter : JsonConverter<ProposalText>
{
    public override ProposalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, EventJson.Of<Proposal>()) ?? throw new ShapeException("a proposal"));

    public override void Write(Utf8JsonWriter writer, ProposalText value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Proposal, EventJson.Of<Proposal>());
}
