using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using JasperFx.Events;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Server.Storage;

/// <summary>The one place where events become rows of Marten's: with their place in the chain, the time the chain knows, and an id.</summary>
public static class Chaining
{
    /// <summary>Header: the chain up to and including the event, 64 hexadecimal digits.</summary>
    public const string Hash = "hash";

    /// <summary>
    /// Header: when the event became known, as the hash covers it. Marten's own timestamp says when this server stored it.
    /// </summary>
    public const string RecordedAt = "recordedAt";

    private static readonly ConcurrentDictionary<Type, string> TypeNames = [];

    /// <summary>The next events of a stream, ready to be appended; null where something in them cannot be kept.</summary>
    /// <param name="wrap"><c>session.Events.BuildEvent</c>, which knows the alias of the run-time type.</param>
    /// <param name="id">The stream.</param>
    /// <param name="version">Its version before these events.</param>
    /// <param name="head">The chain up to that version.</param>
    /// <param name="events">What happened, in order.</param>
    /// <param name="recordedAt">When it became known.</param>
    /// <param name="findings">What cannot be kept.</param>
    public static IReadOnlyList<IEvent>? Next(
        Func<object, IEvent> wrap,
        NegotiationId id,
        long version,
        EventHash head,
        IReadOnlyList<NegotiationEvent> events,
        DateTimeOffset recordedAt,
        out IReadOnlyList<StreamFinding> findings)
    {
        var encoded = Storable.Encode(id, version, events, out findings);
        return findings.Count > 0
            ? null
            : [.. Storable.Chain(encoded, version, head, recordedAt).Select(chained => Chained(wrap(chained.Event), id, chained.Event, chained.Stored))];
    }

    /// <summary>An event that has stood in a stream before, ready to be stored again as it stood.</summary>
    public static IEvent Again(Func<object, IEvent> wrap, NegotiationId id, NegotiationEvent @event, StoredRow stored) =>
        Named(
            Chained(new Event<StoredEvent>(new StoredEvent(@event, stored)), id, @event, stored),
            TypeNames.GetOrAdd(@event.GetType(), static (_, of) => of.wrap(of.@event).DotNetTypeName, (wrap, @event)));

    /// <summary>Appends events that follow the version they carry; the stream begins if that is 0.</summary>
    public static void Append(this IDocumentSession session, NegotiationId id, IReadOnlyList<IEvent> chained)
    {
        var names = chained.Select(e => e.DotNetTypeName).ToArray();
        var stream = session.Events.Append(id.Value, chained[^1].Version, chained);
        stream.AggregateType = typeof(NegotiationSnapshot);

        // Marten names an event after its type, which for one stored again is not what it is called.
        foreach (var (e, name) in stream.Events.Zip(names))
        {
            Named(e, name);
        }
    }

    /// <summary>The hash that an event carries; empty where it carries none.</summary>
    public static string HashOf(IEvent stored) => stored.Headers?.GetValueOrDefault(Hash)?.ToString() ?? "";

    /// <summary>
    /// The same for the same place in the same stream, so that no place can be filled twice: a name-based UUID
    /// (RFC 9562, version 8) of the stream's id and the version.
    /// </summary>
    public static Guid IdOf(NegotiationId id, long version)
    {
        Span<byte> name = stackalloc byte[(3 * id.Value.Length) + sizeof(long)];
        var length = Encoding.UTF8.GetBytes(id.Value, name);
        BinaryPrimitives.WriteInt64BigEndian(name[length..], version);
        return NameBased.Id(name[..(length + sizeof(long))]);
    }

    private static IEvent Chained(IEvent wrapped, NegotiationId id, NegotiationEvent @event, StoredRow stored)
    {
        wrapped.Id = IdOf(id, stored.Version);
        wrapped.StreamKey = id.Value;
        wrapped.Version = stored.Version;
        wrapped.CausationId = @event.Stamp.CommandId;
        wrapped.SetHeader(Hash, stored.Hash.ToString());
        wrapped.SetHeader(RecordedAt, HashChain.Format(stored.RecordedAt));
        return wrapped;
    }

    private static IEvent Named(IEvent e, string dotNetTypeName)
    {
        if (e.Data is StoredEvent again)
        {
            e.EventTypeName = again.Row.Alias;
        }

        e.DotNetTypeName = dotNetTypeName;
        return e;
    }
}
