using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Server.Storage;

/// <summary>
/// A state inside a document, packed. Nobody asks the database about it, and as JSON most of what a document costs would be
/// PostgreSQL's parsing and compressing it with each command. States that were kept as JSON are still read.
/// </summary>
internal sealed class PackedState : JsonConverter<Negotiation>
{
    private static readonly NegotiationConverter Plain = new();

    public override Negotiation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Plain.Read(ref reader, typeToConvert, options);
        }

        using var json = new MemoryStream();
        using (var packed = new DeflateStream(new MemoryStream(reader.GetBytesFromBase64()), CompressionMode.Decompress))
        {
            packed.CopyTo(json);
        }

        return SnapshotJson.Decode(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    public override void Write(Utf8JsonWriter writer, Negotiation value, JsonSerializerOptions options)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(SnapshotJson.Encode(value));
        }

        writer.WriteBase64StringValue(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
