using System.Runtime.CompilerServices;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Streams;

/// <summary>Streams that last as long as the process. Safe to use from many threads.</summary>
public sealed class InMemoryStreams : INegotiationStreams
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Kept> _streams = new(StringComparer.Ordinal);

    // Rows beyond the summary's version are room to grow that nobody sees, so whoever holds a Kept may read it without the
    // gate, and what a refused import has put there does no harm.
    private sealed record Kept(StreamSummary Summary, (RecordedEvent Recorded, StoredRow Stored)[] Rows)
    {
        public static Kept Empty(NegotiationId id) => new(StreamSummary.Empty(id), []);

        public EventHash Head => Summary.Version == 0 ? EventHash.None : Rows[Summary.Version - 1].Stored.Hash;

        public Kept With(NegotiationEvent @event, StoredRow stored)
        {
            var (count, rows) = ((int)Summary.Version, Rows);
            if (count == rows.Length)
            {
                Array.Resize(ref rows, Math.Max(8, 2 * count));
            }

            rows[count] = (new RecordedEvent(Summary.Id, stored.Version, @event, stored.RecordedAt, stored.Hash, Head), stored);
            return new Kept(Summary.After(@event), rows);
        }

        public Kept ForkedAs(NegotiationId id, long atVersion)
        {
            var fork = Empty(id);
            foreach (var (recorded, stored) in Rows.AsSpan(0, (int)atVersion))
            {
                fork = fork.With(recorded.Event, stored);
            }

            return fork;
        }
    }

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(
        NegotiationId id, long expectedVersion, IReadOnlyList<NegotiationEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var encoded = Storable.Encode(id, expectedVersion, events, out var findings);
        return ValueTask.FromResult(findings.Count > 0 ? new AppendResult.Unstorable(findings) : Append());

        AppendResult Append()
        {
            lock (_gate)
            {
                var kept = Get(id) ?? Kept.Empty(id);
                if (kept.Summary.IsArchived)
                {
                    return new AppendResult.Archived();
                }

                if (kept.Summary.Version != expectedVersion)
                {
                    return new AppendResult.Conflict(expectedVersion, kept.Summary.Version);
                }

                foreach (var (@event, stored) in Storable.Chain(encoded, expectedVersion, kept.Head, recordedAt))
                {
                    kept = kept.With(@event, stored);
                }

                Keep(kept);
                return new AppendResult.Appended(kept.Summary.Version);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        NegotiationId id, long fromVersion = 1, long toVersion = long.MaxValue, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await ValueTask.CompletedTask;
        var kept = Snapshot(id);
        for (var version = Math.Max(1, fromVersion); version <= Math.Min(toVersion, kept.Summary.Version); version++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return kept.Rows[version - 1].Recorded;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredRow> ReadStoredAsync(NegotiationId id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await ValueTask.CompletedTask;
        var kept = Snapshot(id);
        for (var i = 0; i < kept.Summary.Version; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return kept.Rows[i].Stored;
        }
    }

    /// <inheritdoc/>
    public ValueTask<StreamSummary?> FindAsync(NegotiationId id, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(Get(id)?.Summary);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamSummary>> ListAsync(bool includeArchived = false, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<StreamSummary>>(
                [.. _streams.Values.Select(kept => kept.Summary).Where(summary => includeArchived || !summary.IsArchived).OrderBy(summary => summary.Id.Value, StringComparer.Ordinal)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ForkResult> ForkAsync(NegotiationForked fork, DateTimeOffset recordedAt, CancellationToken cancellation = default)
    {
        var encoded = Storable.Encode(fork.Id, fork.AtVersion, [fork], out var findings);
        return ValueTask.FromResult(findings.Count > 0 ? new ForkResult.Unstorable(findings) : Fork());

        ForkResult Fork()
        {
            lock (_gate)
            {
                if (Get(fork.Id) is { } taken)
                {
                    return new ForkResult.Taken(taken.Summary.Version);
                }

                if (Get(fork.Source) is not { } source || fork.AtVersion < 1 || fork.AtVersion > source.Summary.Version)
                {
                    return new ForkResult.NoSuchVersion(Get(fork.Source)?.Summary.Version ?? 0);
                }

                var kept = source.ForkedAs(fork.Id, fork.AtVersion);
                foreach (var (@event, stored) in Storable.Chain(encoded, fork.AtVersion, kept.Head, recordedAt))
                {
                    kept = kept.With(@event, stored);
                }

                Keep(kept);
                return new ForkResult.Forked(kept.Summary.Version);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> ArchiveAsync(NegotiationId id, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (Get(id) is not { } kept)
            {
                return ValueTask.FromResult(false);
            }

            Keep(kept with { Summary = kept.Summary with { IsArchived = true } });
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImportResult> StoreAsync(IAsyncEnumerable<ImportLine> lines, CancellationToken cancellation = default)
    {
        var arrived = await lines.ToListAsync(cancellation);
        lock (_gate)
        {
            var grown = new Dictionary<NegotiationId, Kept>();
            var arrivals = new Arrivals(id => Get(id)?.Summary, (id, version) => _streams[id.Value].Rows[version - 1].Stored.Hash);
            foreach (var line in arrived)
            {
                if (arrivals.Admit(line) is { } news)
                {
                    var kept = grown.GetValueOrDefault(news.Id) ?? Get(news.Id) ?? Kept.Empty(news.Id);
                    grown[news.Id] = kept.With(news.Event, news.Stored);
                }
            }

            if (arrivals.Findings.Count == 0)
            {
                foreach (var kept in grown.Values)
                {
                    Keep(kept);
                }
            }

            return arrivals.Result;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamFinding>> CheckStoreAsync(CancellationToken cancellation = default) =>
        ValueTask.FromResult<IReadOnlyList<StreamFinding>>([]);

    private Kept Snapshot(NegotiationId id)
    {
        lock (_gate)
        {
            return Get(id) ?? Kept.Empty(id);
        }
    }

    private Kept? Get(NegotiationId id) => _streams.GetValueOrDefault(id.Value);

    private void Keep(Kept kept)
    {
        if (kept.Summary.Version > 0)
        {
            _streams[kept.Summary.Id.Value] = kept;
        }
    }
}
