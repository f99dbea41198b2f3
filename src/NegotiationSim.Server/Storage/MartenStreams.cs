using JasperFx;
using Marten;
using Marten.Exceptions;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;
using Npgsql;

namespace NegotiationSim.Server.Storage;

/// <summary>The streams of a server: Marten's, on PostgreSQL. Safe to use from many threads and hosts.</summary>
public sealed class MartenStreams : INegotiationStreams
{
    private readonly IDocumentStore _store;
    private readonly StreamRows _rows;
    private readonly StreamReading _reading;
    private readonly Summaries _summaries;

    /// <summary>The streams of a store that <see cref="NegotiationStore"/> configured.</summary>
    public MartenStreams(IDocumentStore store)
    {
        _store = store;
        _rows = new StreamRows(store);
        _reading = new StreamReading(_rows);
        _summaries = new Summaries(store, _rows, _reading);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(
        NegotiationId id, long expectedVersion, IReadOnlyList<NegotiationEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation = default)
    {
        Storable.Encode(id, expectedVersion, events, out var findings);
        if (findings.Count > 0)
        {
            return new AppendResult.Unstorable(findings);
        }

        var head = await _rows.HeadAsync(id, cancellation);
        if (Hindrance(head, expectedVersion) is { } hindered)
        {
            return hindered;
        }

        if (events.Count == 0)
        {
            return new AppendResult.Appended(expectedVersion);
        }

        await using var session = _store.LightweightSession();
        session.Append(id, Chaining.Next(session.Events.BuildEvent, id, expectedVersion, head.Hash, events, recordedAt, out _)!);
        try
        {
            await session.SaveChangesAsync(cancellation);
            return new AppendResult.Appended(expectedVersion + events.Count);
        }
        catch (Exception e) when (IsLostRace(e))
        {
            if (Hindrance(await _rows.HeadAsync(id, cancellation), expectedVersion) is { } lost)
            {
                return lost;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAsync(
        NegotiationId id, long fromVersion = 1, long toVersion = long.MaxValue, CancellationToken cancellation = default) =>
        _reading.ReadAsync(id, fromVersion, toVersion, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRow> ReadStoredAsync(NegotiationId id, CancellationToken cancellation = default) =>
        _reading.ReadStoredAsync(id, cancellation);

    /// <inheritdoc/>
    public async ValueTask<StreamSummary?> FindAsync(NegotiationId id, CancellationToken cancellation = default) =>
        (await _summaries.ReadAsync(id, includeArchived: true, cancellation)).SingleOrDefault();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StreamSummary>> ListAsync(bool includeArchived = false, CancellationToken cancellation = default) =>
        await _summaries.ReadAsync(id: null, includeArchived, cancellation);

    /// <inheritdoc/>
    public async ValueTask<bool> ArchiveAsync(NegotiationId id, CancellationToken cancellation = default)
    {
        if ((await _rows.HeadAsync(id, cancellation)).Version == 0)
        {
            return false;
        }

        await using var session = _store.LightweightSession();
        session.Events.ArchiveStream(id.Value);
        await session.SaveChangesAsync(cancellation);
        return true;
    }

    private static AppendResult? Hindrance(StreamHead head, long expected) =>
        head.IsArchived ? new AppendResult.Archived()
        : head.Version != expected ? new AppendResult.Conflict(expected, head.Version)
        : null;

    private static bool IsLostRace(Exception e) =>
        e is ConcurrencyException or ExistingStreamIdCollisionException or InvalidStreamOperationException
        || (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.UniqueViolation;

    /// <inheritdoc/>
    public ValueTask<ForkResult> ForkAsync(NegotiationForked fork, DateTimeOffset recordedAt, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<ImportResult> StoreAsync(IAsyncEnumerable<ImportLine> lines, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamFinding>> CheckStoreAsync(CancellationToken cancellation = default) => throw new NotSupportedException();
}
