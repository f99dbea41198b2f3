using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Contract;

/// <summary>Events as canonical JSON and back.</summary>
public static class EventJson
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>
    /// The contract's settings: nulls left out, keys in ordinal order, and when reading nothing unknown, doubled or missing.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Settings();

    /// <summary>The event's canonical JSON.</summary>
    /// <exception cref="UnstorableException">A text or number in it cannot be kept.</exception>
    public static byte[] Encode(NegotiationEvent @event)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        var writer = _writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        JsonSerializer.Serialize(writer, @event, Options.GetTypeInfo(@event.GetType()));
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The event that an alias and JSON stand for.</summary>
    /// <param name="alias">The storage name.</param>
    /// <param name="json">The stored JSON.</param>
    /// <param name="upcasters">What names mean that are no longer written; those shipped unless said otherwise.</param>
    /// <exception cref="JsonException">Unknown alias, or not the alias's shape; says where.</exception>
    public static NegotiationEvent Decode(string alias, ReadOnlySpan<byte> json, Upcasters? upcasters = null) =>
        CanonicalEvents.Find(alias, json) ?? ByContract(alias, json, upcasters);

    /// <summary>The same by the generated contract alone.</summary>
    internal static NegotiationEvent ByContract(string alias, ReadOnlySpan<byte> json, Upcasters? upcasters = null)
    {
        if (EventAliases.TypeOf(alias) is not { } type)
        {
            return (upcasters ?? Upcasters.Shipped).Upcast(alias, json) ?? throw new UnknownAliasException(alias);
        }

        return JsonSerializer.Deserialize(json, Options.GetTypeInfo(type)) as NegotiationEvent
            ?? throw new JsonException("null is no event");
    }

    /// <summary>The contract of a type that events or states are made of.</summary>
    internal static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Settings()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            TypeInfoResolver = EventContract.Default.WithAddedModifier(Canonical),
        };
        Converters.AddTo(options.Converters);
        options.MakeReadOnly();
        return options;
    }

    // Members in the order of canonical JSON, so that what the serializer writes is canonical already; and a constructor
    // parameter is required exactly where leaving it out would not mean null or its default.
    private static void Canonical(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var order = 0;
        foreach (var property in type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            property.Order = order++;
            if (property.AssociatedParameter is { } parameter)
            {
                property.IsRequired = !parameter.HasDefaultValue && !parameter.IsNullable && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
            }
        }
    }
}

/// <summary>JSON that is not what it should be; the message says what was expected.</summary>
internal sealed class ShapeException(string expected, Exception? cause = null) : JsonException(expected, cause);

/// <summary>Stored under a name that the alias table does not know.</summary>
public sealed class UnknownAliasException(string alias) : JsonException($"no event is called '{alias}'");
