using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Streams;

/// <summary>
/// Where negotiations are kept: one negotiation, one stream, versions 1, 2, 3 … without gaps, every event chained to the
/// one before it by a hash. Every host passes the same conformance suite.
/// </summary>
/// <remarks>
/// Races, refusals and bad input are answers. What is left, broken infrastructure (a damaged or locked file, a full
/// disk), is one exception: <see cref="StreamsBrokenException"/>, which carries a finding.
/// </remarks>
public interface INegotiationStreams
{
    /// <summary>Appends all of <paramref name="events"/> or none, if the stream is at <paramref name="expectedVersion"/>.</summary>
    /// <param name="id">The stream; it begins with its first append.</param>
    /// <param name="expectedVersion">The version the events were decided on; 0 for a stream that is to begin.</param>
    /// <param name="events">What happened, in order.</param>
    /// <param name="recordedAt">When it became known; kept to the millisecond, in UTC.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    ValueTask<AppendResult> AppendAsync(
        NegotiationId id,
        long expectedVersion,
        IReadOnlyList<NegotiationEvent> events,
        DateTimeOffset recordedAt,
        CancellationToken cancellation = default);

    /// <summary>
    /// Reads the events from one version to another, both included; nothing when there are none. The chain is checked on
    /// the way: an event that is damaged or cannot be decoded ends the reading with its position.
    /// </summary>
    /// <exception cref="StreamsBrokenException">Names the stream and version that could not be read.</exception>
    IAsyncEnumerable<RecordedEvent> ReadAsync(
        NegotiationId id,
        long fromVersion = 1,
        long toVersion = long.MaxValue,
        CancellationToken cancellation = default);

    /// <summary>Reads the events as they are stored, neither decoded nor checked.</summary>
    IAsyncEnumerable<StoredRow> ReadStoredAsync(NegotiationId id, CancellationToken cancellation = default);

    /// <summary>What a list says of one stream, archived or not; null when there is none.</summary>
    ValueTask<StreamSummary?> FindAsync(NegotiationId id, CancellationToken cancellation = default);

    /// <summary>Every stream in the ordinal order of ids.</summary>
    ValueTask<IReadOnlyList<StreamSummary>> ListAsync(bool includeArchived = false, CancellationToken cancellation = default);

    /// <summary>
    /// Begins a stream <c>fork.Id</c> that is a copy of <c>fork.Source</c> up to <c>fork.AtVersion</c>, bytes and hashes
    /// included, followed by <paramref name="fork"/> itself. Never writes to its source.
    /// </summary>
    ValueTask<ForkResult> ForkAsync(NegotiationForked fork, DateTimeOffset recordedAt, CancellationToken cancellation = default);

    /// <summary>From now on the stream refuses appends and is left out of lists. False when there is no such stream.</summary>
    ValueTask<bool> ArchiveAsync(NegotiationId id, CancellationToken cancellation = default);

    /// <summary>
    /// Stores lines that were read and checked elsewhere (<see cref="JsonLinesReader"/>): all of them, or none and every
    /// finding. A stream that is here already is continued if what is here is where the lines begin; lines that are here
    /// already are no news.
    /// </summary>
    ValueTask<ImportResult> StoreAsync(IAsyncEnumerable<ImportLine> lines, CancellationToken cancellation = default);

    /// <summary>What is wrong with the store beside its streams' events (pages, indexes, list); empty when nothing is.</summary>
    ValueTask<IReadOnlyList<StreamFinding>> CheckStoreAsync(CancellationToken cancellation = default);
}

/// <summary>What an append came to.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>All events are stored for good; the stream is at this version now.</summary>
    public sealed record Appended(long Version) : AppendResult;

    /// <summary>Somebody else was first; nothing was written.</summary>
    public sealed record Conflict(long Expected, long Actual) : AppendResult;

    /// <summary>The stream is archived; nothing was written.</summary>
    public sealed record Archived : AppendResult;

    /// <summary>An id, text or number that no host can keep (U+0000, half a surrogate pair, NaN); nothing was written.</summary>
    public sealed record Unstorable(IReadOnlyList<StreamFinding> Findings) : AppendResult;
}

/// <summary>What a fork came to.</summary>
public abstract record ForkResult
{
    private ForkResult()
    {
    }

    /// <summary>The fork stands at this version.</summary>
    public sealed record Forked(long Version) : ForkResult;

    /// <summary>The source has no such version; its own is <paramref name="Actual"/>, 0 when there is no such stream.</summary>
    public sealed record NoSuchVersion(long Actual) : ForkResult;

    /// <summary>A stream of the fork's id is here already, at this version.</summary>
    public sealed record Taken(long Version) : ForkResult;

    /// <summary>The fork's own event cannot be stored.</summary>
    public sealed record Unstorable(IReadOnlyList<StreamFinding> Findings) : ForkResult;
}

/// <summary>What an import came to.</summary>
public abstract record ImportResult
{
    private ImportResult()
    {
    }

    /// <summary>Everything is stored for good.</summary>
    /// <param name="Streams">Streams named in the lines.</param>
    /// <param name="Events">Events that were not here before.</param>
    public sealed record Imported(int Streams, long Events) : ImportResult;

    /// <summary>Nothing was stored; this is everything that is wrong, in the order of the lines.</summary>
    public sealed record Refused(IReadOnlyList<StreamFinding> Findings) : ImportResult;
}
