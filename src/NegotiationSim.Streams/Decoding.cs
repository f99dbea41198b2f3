using System.Text.Json;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Streams;

/// <summary>
/// Reads one stream's stored events in order and says of each whether it stands where it should, follows from its
/// predecessor and can be decoded. The first that does not ends it.
/// </summary>
public struct Decoding(NegotiationId id, long version, EventHash head, Upcasters? upcasters = null)
{
    /// <summary>The last version that was read.</summary>
    public long Version { get; private set; } = version;

    /// <summary>The chain so far.</summary>
    public EventHash Head { get; private set; } = head;

    /// <summary>The next event, or what is wrong with it.</summary>
    public RecordedEvent? Next(StoredRow stored, out StreamFinding? finding) => Next(stored.View, out finding);

    /// <inheritdoc cref="Next(StoredRow, out StreamFinding?)"/>
    public RecordedEvent? Next(StoredView stored, out StreamFinding? finding)
    {
        var expected = Version + 1;
        finding = Position(stored, expected) ?? Hash(stored);
        if (finding is not null || Decode(stored, out finding) is not { } @event)
        {
            return null;
        }

        var recorded = new RecordedEvent(id, expected, @event, stored.RecordedAt, stored.Hash, Head);
        (Version, Head) = (expected, stored.Hash);
        return recorded;
    }

    private readonly StreamFinding? Position(StoredView stored, long expected) => stored.Version == expected
        ? null
        : new StreamFinding(StreamFault.BrokenVersions, $"version {stored.Version} stands where {expected} should", "versions 1, 2, 3 … without gaps", id, expected);

    private readonly StreamFinding? Hash(StoredView stored) =>
        HashChain.Next(Head, stored.Version, stored.Alias, stored.RecordedAt, stored.Json) == stored.Hash
            ? null
            : new StreamFinding(StreamFault.BrokenChain, "the event does not match its hash", $"the event that was recorded, or a hash that follows from it and {Head}", id, stored.Version);

    private readonly NegotiationEvent? Decode(StoredView stored, out StreamFinding? finding)
    {
        (var decoded, finding) = TryDecode(stored.Alias, stored.Json, upcasters);
        finding = finding is null ? null : finding with { Stream = id, Version = stored.Version };
        return decoded;
    }

    /// <summary>The event, or what is wrong; the column counts bytes of the JSON from 1.</summary>
    public static (NegotiationEvent? Event, StreamFinding? Finding) TryDecode(string alias, ReadOnlySpan<byte> json, Upcasters? upcasters = null)
    {
        try
        {
            return (EventJson.Decode(alias, json, upcasters), null);
        }
        catch (UnknownAliasException e)
        {
            return (null, new StreamFinding(StreamFault.UnknownAlias, e.Message, "an event of this version of the program"));
        }
        catch (JsonException e)
        {
            var expected = e is ShapeException ? e.Message : $"every key that {alias} needs, no other, and each with a value of its kind";
            return (null, new StreamFinding(StreamFault.UnreadableEvent, $"{alias} cannot be read at {e.Path ?? "$"}", expected, Column: (int)(e.BytePositionInLine ?? 0) + 1));
        }
    }
}
