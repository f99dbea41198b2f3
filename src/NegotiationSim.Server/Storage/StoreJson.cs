using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Server.Storage;

/// <summary>Events and documents as Marten stores them: the contract of Streams first, whatever is the server's own after it.</summary>
public static class StoreJson
{
    /// <summary>
    /// Settings for Marten's serializer. A copy, because Marten adds converters of its own; ours come first, so an event is
    /// written exactly as in a case file.
    /// </summary>
    public static JsonSerializerOptions Options() => new(EventJson.Options)
    {
        // The fallback carries headers, documents and what Marten and Wolverine store themselves.
        TypeInfoResolver = JsonTypeInfoResolver.Combine(EventJson.Options.TypeInfoResolver, new DefaultJsonTypeInfoResolver()),
        Converters = { new PackedState() },
    };
}
