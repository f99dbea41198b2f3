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
    private const int WorthSharing = 64;

    /// <summary>The last version that was read.</summary>
    public long Version { get; private set; } = version;

    /// <summary>The chain so far.</summary>
    public EventHash Head { get; private set; } = head;

    /// <summary>The next event, or what is wrong with it.</summary>
    public RecordedEvent? Next(StoredRow stored, out StreamFinding? finding) => Next(stored, Opened(stored, Head), out finding);

    /// <summary>The same for an event that was opened ahead, with the hash stored before it.</summary>
    public RecordedEvent? Next(StoredRow stored, OpenedRow opened, out StreamFinding? finding)
    {
        var expected = Version + 1;
        finding = Position(stored, expected) ?? opened.Finding;
        if (finding is not null)
        {
            return null;
        }

        var recorded = new RecordedEvent(id, expected, opened.Event!, stored.RecordedAt, stored.Hash, Head);
        (Version, Head) = (expected, stored.Hash);
        return recorded;
    }

    /// <summary>
    /// Opens rows that follow one another, on as many threads as there are: hashing and decoding one needs nothing of the
    /// others but the hash stored before it.
    /// </summary>
    public readonly OpenedRow[] OpenAhead(IReadOnlyList<StoredRow> rows)
    {
        var (decoding, opened) = (this, new OpenedRow[rows.Count]);
        if (rows.Count < WorthSharing)
        {
            for (var i = 0; i < opened.Length; i++)
            {
                opened[i] = decoding.Opened(rows[i], i == 0 ? decoding.Head : rows[i - 1].Hash);
            }
        }
        else
        {
            Parallel.For(0, opened.Length, i => opened[i] = decoding.Opened(rows[i], i == 0 ? decoding.Head : rows[i - 1].Hash));
        }

        return opened;
    }

    private readonly OpenedRow Opened(StoredRow stored, EventHash before)
    {
        if (Hash(stored, before) is { } broken)
        {
            return new OpenedRow(null, broken);
        }

        var @event = Decode(stored, out var finding);
        return new OpenedRow(@event, finding);
    }

    private readonly StreamFinding? Position(StoredRow stored, long expected) => stored.Version == expected
        ? null
        : new StreamFinding(StreamFault.BrokenVersions, $"version {stored.Version} stands where {expected} should", "versions 1, 2, 3 … without gaps", id, expected);

    private readonly StreamFinding? Hash(StoredRow stored, EventHash before) =>
        HashChain.Next(before, stored.Version, stored.Alias, stored.RecordedAt, stored.Json.Span) == stored.Hash
            ? null
            : new StreamFinding(StreamFault.BrokenChain, "the event does not match its hash", $"the event that was recorded, or a hash that follows from it and {before}", id, stored.Version);

    private readonly NegotiationEvent? Decode(StoredRow stored, out StreamFinding? finding)
    {
        (var decoded, finding) = TryDecode(stored.Alias, stored.Json.Span, upcasters);
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

/// <summary>An event that matches its hash and could be decoded, or what is wrong with it.</summary>
public readonly record struct OpenedRow(NegotiationEvent? Event, StreamFinding? Finding);
