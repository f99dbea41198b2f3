using JasperFx.Events;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Access;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Server.Storage;

/// <summary>The streams of a server: Marten's, on PostgreSQL. Safe to use from many threads and hosts.</summary>
public sealed class MartenStreams : INegotiationStreams
{
    private readonly IDocumentStore _store;
    private readonly StreamRows _rows;
    private readonly StreamReading _reading;
    private readonly Summaries _summaries;
    private readonly Imports _imports;

    /// <summary>The streams of a store that <see cref="NegotiationStore"/> configured.</summary>
    public MartenStreams(IDocumentStore store, StoreSettings settings)
    {
        _store = store;
        _rows = new StreamRows(store);
        _reading = new StreamReading(_rows, settings.Upcasters);
        _summaries = new Summaries(store, _rows, _reading);
        Snapshots = new Snapshots(store, _rows, _reading, settings.Verdicts);
        _imports = new Imports(store, _rows, Snapshots);
        Check = new StoreCheck(store, _rows, Snapshots, settings.Upcasters);
    }

    /// <summary>What is kept beside the streams.</summary>
    public Snapshots Snapshots { get; }

    /// <summary>What is wrong with the store.</summary>
    public StoreCheck Check { get; }

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(
        NegotiationId id, long expectedVersion, IReadOnlyList<NegotiationEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation = default)
    {
        Storable.Encode(id, expectedVersion, events, out var findings);
        if (findings.Count > 0)
        {
            return new AppendResult.Unstorable(findings);
        }

        Check.ThrowIfDamaged(id);
        while (true)
        {
            var head = await _rows.HeadAsync(id, cancellation);
            if (Hindrance(head, expectedVersion) is { } hindered)
            {
                return hindered;
            }

            if (events.Count == 0 || await TryAppendAsync(id, session => Chaining.Next(session.Events.BuildEvent, id, expectedVersion, head.Hash, events, recordedAt, out _)!, cancellation))
            {
                return new AppendResult.Appended(expectedVersion + events.Count);
            }
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
    public ValueTask<ForkResult> ForkAsync(NegotiationForked fork, DateTimeOffset recordedAt, CancellationToken cancellation = default) =>
        ForkAsync(fork, recordedAt, owner: null, cancellation);

    /// <summary>The same, and from its first moment the fork is its owner's; everybody's where that is null.</summary>
    internal async ValueTask<ForkResult> ForkAsync(NegotiationForked fork, DateTimeOffset recordedAt, string? owner, CancellationToken cancellation)
    {
        Storable.Encode(fork.Id, fork.AtVersion, [fork], out var findings);
        if (findings.Count > 0)
        {
            return new ForkResult.Unstorable(findings);
        }

        var prefix = new List<(RecordedEvent Recorded, StoredRow Stored)>();
        while (true)
        {
            if (await _rows.HeadAsync(fork.Id, cancellation) is { Version: > 0 } taken)
            {
                return new ForkResult.Taken(taken.Version);
            }

            if (await _rows.HeadAsync(fork.Source, cancellation) is var source && (fork.AtVersion < 1 || fork.AtVersion > source.Version))
            {
                return new ForkResult.NoSuchVersion(source.Version);
            }

            prefix = prefix.Count > 0 ? prefix : await _reading.ReadBothAsync(fork.Source, 1, fork.AtVersion, cancellation).ToListAsync(cancellation);
            if (await TryAppendAsync(fork.Id, session => Forked(session, prefix, fork, recordedAt, owner), cancellation))
            {
                return new ForkResult.Forked(fork.AtVersion + 1);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ArchiveAsync(NegotiationId id, CancellationToken cancellation = default)
    {
        if ((await _rows.HeadAsync(id, cancellation)).Version == 0)
        {
            return false;
        }

        await using var session = _store.LightweightSession();
        session.Events.ArchiveStream(id.Value);
        await session.SaveChangesAsync(cancellation).OrOutage();
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<ImportResult> StoreAsync(IAsyncEnumerable<ImportLine> lines, CancellationToken cancellation = default) =>
        await _imports.StoreAsync(lines, cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StreamFinding>> CheckStoreAsync(CancellationToken cancellation = default) =>
        await Check.RunAsync(everything: true, cancellation);

    /// <summary>False where somebody came between, or the snapshot had to be brought level first: look again.</summary>
    private async Task<bool> TryAppendAsync(NegotiationId id, Func<IDocumentSession, IReadOnlyList<IEvent>> events, CancellationToken cancellation)
    {
        await using var session = _store.LightweightSession();
        session.Append(id, events(session));
        try
        {
            await session.SaveChangesAsync(cancellation).OrOutage();
            return true;
        }
        catch (Exception e) when (LostRace.Is(e))
        {
            return false;
        }
        catch (Exception e) when (SnapshotBehindException.In(e) is not null)
        {
            await Snapshots.CatchUpAsync(id, cancellation);
            return false;
        }
    }

    private static AppendResult? Hindrance(StreamHead head, long expected) =>
        head.IsArchived ? new AppendResult.Archived()
        : head.Version != expected ? new AppendResult.Conflict(expected, head.Version)
        : null;

    private static IReadOnlyList<IEvent> Forked(
        IDocumentSession session, List<(RecordedEvent Recorded, StoredRow Stored)> prefix, NegotiationForked fork, DateTimeOffset recordedAt, string? owner)
    {
        if (owner is not null)
        {
            session.Insert(new PrivateFork(fork.Id.Value, owner));
        }

        return
        [
            .. prefix.Select(one => Chaining.Again(session.Events.BuildEvent, fork.Id, one.Recorded.Event, one.Stored)),
            .. Chaining.Next(session.Events.BuildEvent, fork.Id, fork.AtVersion, prefix[^1].Stored.Hash, [fork], recordedAt, out _)!,
        ];
    }
}
