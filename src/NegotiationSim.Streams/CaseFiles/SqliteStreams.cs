using System.Runtime.CompilerServices;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>
/// The streams of one case file. Safe to use from many threads; other processes may have the same file open. Writers take
/// turns (<c>BEGIN IMMEDIATE</c>), readers wait for nobody.
/// </summary>
public sealed class SqliteStreams : INegotiationStreams, IDisposable
{
    private readonly SessionPool _sessions;

    internal SqliteStreams(CaseFilePlace place, Session first) => _sessions = new SessionPool(place, first);

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(
        NegotiationId id, long expectedVersion, IReadOnlyList<NegotiationEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation = default)
    {
        var encoded = Storable.Encode(id, expectedVersion, events, out var findings);
        if (findings.Count > 0)
        {
            return new AppendResult.Unstorable(findings);
        }

        return await _sessions.WriteAsync<AppendResult>(
            session =>
            {
                var row = session.Find(id) ?? StreamRow.None(id);
                if (row.Summary.IsArchived)
                {
                    return (false, new AppendResult.Archived());
                }

                if (row.Summary.Version != expectedVersion)
                {
                    return (false, new AppendResult.Conflict(expectedVersion, row.Summary.Version));
                }

                row = session.Extend(row, Storable.Chain(encoded, expectedVersion, row.Head, recordedAt));
                return (events.Count > 0, new AppendResult.Appended(row.Summary.Version));
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        NegotiationId id, long fromVersion = 1, long toVersion = long.MaxValue, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await ValueTask.CompletedTask;
        if (_sessions.Read(session => session.Find(id)) is not { } row)
        {
            yield break;
        }

        var (version, last) = (Math.Max(1, fromVersion) - 1, Math.Min(toVersion, row.Summary.Version));
        var decoding = new Decoding(id, version, version == 0 || version >= last ? EventHash.None : _sessions.Read(session => session.HashAt(row.Number, version)));
        while (decoding.Version < last)
        {
            var (events, broken) = _sessions.Read(session => session.Decode(row.Number, ref decoding, last));
            foreach (var recorded in events)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return recorded;
            }

            if (broken is not null || events.Count == 0)
            {
                throw new StreamsBrokenException(broken ?? Missing(id, decoding.Version + 1));
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredRow> ReadStoredAsync(NegotiationId id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await ValueTask.CompletedTask;
        if (_sessions.Read(session => session.Find(id)) is not { } row)
        {
            yield break;
        }

        for (long version = 0; version < row.Summary.Version;)
        {
            var chunk = _sessions.Read(session => session.Events(row.Number, version + 1, row.Summary.Version));
            foreach (var stored in chunk)
            {
                cancellation.ThrowIfCancellationRequested();
                version = stored.Version;
                yield return stored;
            }

            if (chunk.Count == 0)
            {
                throw new StreamsBrokenException(Missing(id, version + 1));
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<StreamSummary?> FindAsync(NegotiationId id, CancellationToken cancellation = default) =>
        ValueTask.FromResult(_sessions.Read(session => session.Find(id))?.Summary);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamSummary>> ListAsync(bool includeArchived = false, CancellationToken cancellation = default) =>
        ValueTask.FromResult<IReadOnlyList<StreamSummary>>(
            [.. _sessions.Read(Rows.List).Where(summary => includeArchived || !summary.IsArchived)]);

    /// <inheritdoc/>
    public async ValueTask<ForkResult> ForkAsync(NegotiationForked fork, DateTimeOffset recordedAt, CancellationToken cancellation = default)
    {
        var encoded = Storable.Encode(fork.Id, fork.AtVersion, [fork], out var findings);
        if (findings.Count > 0)
        {
            return new ForkResult.Unstorable(findings);
        }

        return await _sessions.WriteAsync<ForkResult>(
            session =>
            {
                if (session.Find(fork.Id) is { } taken)
                {
                    return (false, new ForkResult.Taken(taken.Summary.Version));
                }

                var source = session.Find(fork.Source);
                if (source is null || fork.AtVersion < 1 || fork.AtVersion > source.Summary.Version)
                {
                    return (false, new ForkResult.NoSuchVersion(source?.Summary.Version ?? 0));
                }

                var number = session.Begin(fork.Id);
                session.Copy(source.Number, number, fork.AtVersion);
                var head = session.HashAt(number, fork.AtVersion);
                var copied = source.Summary with { Id = fork.Id, Version = fork.AtVersion, IsArchived = false };
                session.Extend(new StreamRow(number, copied, head), Storable.Chain(encoded, fork.AtVersion, head, recordedAt));
                return (true, new ForkResult.Forked(fork.AtVersion + 1));
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ArchiveAsync(NegotiationId id, CancellationToken cancellation = default) =>
        await _sessions.WriteAsync(
            session =>
            {
                if (session.Find(id) is not { } row)
                {
                    return (false, false);
                }

                session.Save(row with { Summary = row.Summary with { IsArchived = true } });
                return (true, true);
            },
            cancellation);

    /// <inheritdoc/>
    public async ValueTask<ImportResult> StoreAsync(IAsyncEnumerable<ImportLine> lines, CancellationToken cancellation = default)
    {
        return await _sessions.WriteAsync(
            async session =>
            {
                var rows = new Dictionary<NegotiationId, StreamRow>();
                var arrivals = new Arrivals(id => session.Find(id)?.Summary, (id, version) => session.HashAt(session.Find(id)!.Number, version));
                await foreach (var line in lines.WithCancellation(cancellation))
                {
                    if (arrivals.Admit(line) is { } news)
                    {
                        var row = rows.GetValueOrDefault(news.Id) ?? session.Find(news.Id) ?? StreamRow.None(news.Id) with { Number = session.Begin(news.Id) };
                        rows[news.Id] = session.Add(row, news.Event, news.Stored);
                    }
                }

                foreach (var row in rows.Values)
                {
                    session.Save(row);
                }

                return (arrivals.Findings.Count == 0, arrivals.Result);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamFinding>> CheckStoreAsync(CancellationToken cancellation = default)
    {
        try
        {
            return ValueTask.FromResult(_sessions.Read(CaseFileCheck.Run));
        }
        catch (StreamsBrokenException e)
        {
            return ValueTask.FromResult<IReadOnlyList<StreamFinding>>([e.Finding]);
        }
    }

    /// <summary>The value of one of SQLite's settings, for whoever wants to see that a commit is synced.</summary>
    internal long Setting(string pragma) => _sessions.Read(session => session.Number($"PRAGMA {pragma}"));

    /// <inheritdoc/>
    public void Dispose() => _sessions.Dispose();

    private static StreamFinding Missing(NegotiationId id, long version) =>
        new(StreamFault.BrokenVersions, $"version {version} is missing", "versions 1, 2, 3 … without gaps", id, version);
}
