using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Streams;

/// <summary>An event as it stands in its stream.</summary>
/// <param name="Id">The stream it was read from; in a fork's copied prefix still the fork.</param>
/// <param name="Version">Its place: 1, 2, 3 … without gaps.</param>
/// <param name="Event">What happened.</param>
/// <param name="RecordedAt">When it became known here, UTC, to the millisecond.</param>
/// <param name="Hash">The chain up to and including this event.</param>
/// <param name="Previous">The chain before it; <see cref="EventHash.None"/> for the first event.</param>
public sealed record RecordedEvent(
    NegotiationId Id,
    long Version,
    NegotiationEvent Event,
    DateTimeOffset RecordedAt,
    EventHash Hash,
    EventHash Previous);

/// <summary>
/// An event as it is stored: its alias and its canonical JSON, not yet decoded. What export, verification and copying
/// between hosts work on, so that bytes and hashes survive unchanged.
/// </summary>
/// <param name="Version">Its place: 1, 2, 3 … without gaps.</param>
/// <param name="Alias">Storage name of its type.</param>
/// <param name="RecordedAt">When it became known, UTC, to the millisecond.</param>
/// <param name="Hash">The chain up to and including this event, as stored (whether it is true is for verification to say).</param>
/// <param name="Json">Canonical JSON, UTF-8.</param>
public sealed record StoredRow(long Version, string Alias, DateTimeOffset RecordedAt, EventHash Hash, ReadOnlyMemory<byte> Json)
{
    /// <summary>The same, looked at where it lies.</summary>
    public StoredView View => new(Version, Alias, RecordedAt, Hash, Json.Span);
}

/// <summary>A <see cref="StoredRow"/> that is looked at where it lies, for as long as it lies there.</summary>
public readonly ref struct StoredView(long version, string alias, DateTimeOffset recordedAt, EventHash hash, ReadOnlySpan<byte> json)
{
    /// <inheritdoc cref="StoredRow.Version"/>
    public long Version { get; } = version;

    /// <inheritdoc cref="StoredRow.Alias"/>
    public string Alias { get; } = alias;

    /// <inheritdoc cref="StoredRow.RecordedAt"/>
    public DateTimeOffset RecordedAt { get; } = recordedAt;

    /// <inheritdoc cref="StoredRow.Hash"/>
    public EventHash Hash { get; } = hash;

    /// <inheritdoc cref="StoredRow.Json"/>
    public ReadOnlySpan<byte> Json { get; } = json;
}

/// <summary>Where a fork comes from.</summary>
/// <param name="Source">The stream it was copied from.</param>
/// <param name="AtVersion">The last version it shares with it.</param>
public sealed record ForkPoint(NegotiationId Source, long AtVersion);

/// <summary>What a list says of a stream; everything but <paramref name="IsArchived"/> follows from its events.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Title of the negotiation; its id where no event gives one.</param>
/// <param name="Version">How many events it has.</param>
/// <param name="LastOn">When its last event happened in the world.</param>
/// <param name="ForkedFrom">Where it was forked; null for a stream of its own.</param>
/// <param name="IsArchived">Refuses appends and is left out of lists unless asked for.</param>
public sealed record StreamSummary(
    NegotiationId Id,
    string Title,
    long Version,
    WorldDate LastOn,
    ForkPoint? ForkedFrom = null,
    bool IsArchived = false)
{
    /// <summary>The summary of a stream nothing has been written to.</summary>
    public static StreamSummary Empty(NegotiationId id) => new(id, id.Value, 0, default);

    /// <summary>The summary after one more event.</summary>
    public StreamSummary After(NegotiationEvent @event) => @event switch
    {
        NegotiationOpened opened => Next(opened) with { Title = opened.Title },
        NegotiationForked forked when forked.Id == Id => Next(forked) with { ForkedFrom = new ForkPoint(forked.Source, forked.AtVersion) },
        _ => Next(@event),
    };

    private StreamSummary Next(NegotiationEvent @event) => this with { Version = Version + 1, LastOn = @event.Stamp.On };
}
