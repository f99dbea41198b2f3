using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
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
    private const int Chunk = 512;

    private const string InsertEvent = "INSERT INTO events (stream, version, alias, recorded_at, hash, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    private const string SelectEvents = "SELECT version, alias, recorded_at, hash, json FROM events WHERE stream = ?1 AND version BETWEEN ?2 AND ?3 ORDER BY version LIMIT ?4";
    private const string SelectHash = "SELECT hash FROM events WHERE stream = ?1 AND version = ?2";
    private const string CopyEvents =
        "INSERT INTO events SELECT ?1, version, alias, recorded_at, hash, json FROM events WHERE stream = ?2 AND version <= ?3";

    private readonly CaseFilePlace _place;
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    internal SqliteStreams(CaseFilePlace place, Session first)
    {
        _place = place;
        _idle.Add(first);
    }

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(
        NegotiationId id, long expectedVersion, IReadOnlyList<NegotiationEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation = default)
    {
        var encoded = Storable.Encode(id, expectedVersion, events, out var findings);
        if (findings.Count > 0)
        {
            return new AppendResult.Unstorable(findings);
        }

        return await WriteAsync<AppendResult>(
            session =>
            {
                var row = Find(session, id) ?? StreamRow.None(id);
                if (row.Summary.IsArchived)
                {
                    return (false, new AppendResult.Archived());
                }

                if (row.Summary.Version != expectedVersion)
                {
                    return (false, new AppendResult.Conflict(expectedVersion, row.Summary.Version));
                }

                row = Extend(session, row, Storable.Chain(encoded, expectedVersion, row.Head, recordedAt));
                return (events.Count > 0, new AppendResult.Appended(row.Summary.Version));
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        NegotiationId id, long fromVersion = 1, long toVersion = long.MaxValue, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await ValueTask.CompletedTask;
        if (Read(session => Find(session, id)) is not { } row)
        {
            yield break;
        }

        var (version, last) = (Math.Max(1, fromVersion) - 1, Math.Min(toVersion, row.Summary.Version));
        var decoding = new Decoding(id, version, version == 0 || version >= last ? EventHash.None : Read(session => HashAt(session, row.Number, version)));
        while (decoding.Version < last)
        {
            var chunk = Read(session => Events(session, row.Number, decoding.Version + 1, last));
            foreach (var stored in chunk)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return decoding.Next(stored, out var finding) ?? throw new StreamsBrokenException(finding!);
            }

            if (chunk.Count == 0)
            {
                throw new StreamsBrokenException(Missing(id, decoding.Version + 1));
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadStoredAsync(NegotiationId id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await ValueTask.CompletedTask;
        if (Read(session => Find(session, id)) is not { } row)
        {
            yield break;
        }

        for (long version = 0; version < row.Summary.Version;)
        {
            var chunk = Read(session => Events(session, row.Number, version + 1, row.Summary.Version));
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
        ValueTask.FromResult(Read(session => Find(session, id))?.Summary);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamSummary>> ListAsync(bool includeArchived = false, CancellationToken cancellation = default) =>
        ValueTask.FromResult<IReadOnlyList<StreamSummary>>(
            [.. Read(List).Where(summary => includeArchived || !summary.IsArchived)]);

    /// <inheritdoc/>
    public async ValueTask<ForkResult> ForkAsync(NegotiationForked fork, DateTimeOffset recordedAt, CancellationToken cancellation = default)
    {
        var encoded = Storable.Encode(fork.Id, fork.AtVersion, [fork], out var findings);
        if (findings.Count > 0)
        {
            return new ForkResult.Unstorable(findings);
        }

        return await WriteAsync<ForkResult>(
            session =>
            {
                if (Find(session, fork.Id) is { } taken)
                {
                    return (false, new ForkResult.Taken(taken.Summary.Version));
                }

                var source = Find(session, fork.Source);
                if (source is null || fork.AtVersion < 1 || fork.AtVersion > source.Summary.Version)
                {
                    return (false, new ForkResult.NoSuchVersion(source?.Summary.Version ?? 0));
                }

                var number = Begin(session, fork.Id);
                session.Run(CopyEvents, number, source.Number, (long)fork.AtVersion);
                var head = HashAt(session, number, fork.AtVersion);
                var copied = source.Summary with { Id = fork.Id, Version = fork.AtVersion, IsArchived = false };
                Extend(session, new StreamRow(number, copied, head), Storable.Chain(encoded, fork.AtVersion, head, recordedAt));
                return (true, new ForkResult.Forked(fork.AtVersion + 1));
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ArchiveAsync(NegotiationId id, CancellationToken cancellation = default) =>
        await WriteAsync(
            session =>
            {
                if (Find(session, id) is not { } row)
                {
                    return (false, false);
                }

                Save(session, row with { Summary = row.Summary with { IsArchived = true } });
                return (true, true);
            },
            cancellation);

    /// <inheritdoc/>
    public async ValueTask<ImportResult> StoreAsync(IAsyncEnumerable<ImportLine> lines, CancellationToken cancellation = default)
    {
        return await WriteAsync(
            async session =>
            {
                var rows = new Dictionary<NegotiationId, StreamRow>();
                var arrivals = new Arrivals(id => Find(session, id)?.Summary, (id, version) => HashAt(session, Find(session, id)!.Number, version));
                await foreach (var line in lines.WithCancellation(cancellation))
                {
                    if (arrivals.Admit(line) is { } news)
                    {
                        var row = rows.GetValueOrDefault(news.Id) ?? Find(session, news.Id) ?? StreamRow.None(news.Id) with { Number = Begin(session, news.Id) };
                        rows[news.Id] = Add(session, row, news.Event, news.Stored);
                    }
                }

                foreach (var row in rows.Values)
                {
                    Save(session, row);
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
            return ValueTask.FromResult(Read(CaseFileCheck.Run));
        }
        catch (StreamsBrokenException e)
        {
            return ValueTask.FromResult<IReadOnlyList<StreamFinding>>([e.Finding]);
        }
    }

    /// <summary>The value of one of SQLite's settings, for whoever wants to see that a commit is synced.</summary>
    internal long Setting(string pragma) => Read(session => session.Number($"PRAGMA {pragma}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _turn.Dispose();
    }

    private static StreamFinding Missing(NegotiationId id, long version) =>
        new(StreamFault.BrokenVersions, $"version {version} is missing", "versions 1, 2, 3 … without gaps", id, version);

    private static StreamRow? Find(Session session, NegotiationId id)
    {
        var statement = session[StreamRow.SelectOne].With(id.Value);
        try
        {
            return statement.Step() ? StreamRow.From(statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static List<StreamSummary> List(Session session)
    {
        var statement = session[StreamRow.SelectAll];
        try
        {
            var list = new List<StreamSummary>();
            while (statement.Step())
            {
                list.Add(StreamRow.From(statement).Summary);
            }

            return list;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static List<StoredEvent> Events(Session session, long number, long from, long to)
    {
        var statement = session[SelectEvents].Bind(1, number).Bind(2, from).Bind(3, to).Bind(4, Chunk);
        try
        {
            var events = new List<StoredEvent>();
            while (statement.Step())
            {
                var recordedAt = DateTimeOffset.FromUnixTimeMilliseconds(statement.Number(2));
                events.Add(new StoredEvent(statement.Number(0), statement.Text(1), recordedAt, new EventHash(statement.Bytes(3)), statement.Bytes(4).ToArray()));
            }

            return events;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static EventHash HashAt(Session session, long number, long version)
    {
        var statement = session[SelectHash].With(number, version);
        try
        {
            return statement.Step() ? new EventHash(statement.Bytes(0)) : throw new FormatException($"event {version} is missing");
        }
        finally
        {
            statement.Reset();
        }
    }

    private static long Begin(Session session, NegotiationId id)
    {
        session.Run(StreamRow.Insert, id.Value);
        return session.Number("SELECT last_insert_rowid()");
    }

    private static StreamRow Extend(Session session, StreamRow row, IEnumerable<(NegotiationEvent Event, StoredEvent Stored)> chained)
    {
        foreach (var (@event, stored) in chained)
        {
            row = Add(session, row.Number == 0 ? row with { Number = Begin(session, row.Summary.Id) } : row, @event, stored);
        }

        Save(session, row);
        return row;
    }

    private static StreamRow Add(Session session, StreamRow row, NegotiationEvent @event, StoredEvent stored)
    {
        Span<byte> hash = stackalloc byte[EventHash.Size];
        stored.Hash.CopyTo(hash);
        session[InsertEvent]
            .Bind(1, row.Number)
            .Bind(2, stored.Version)
            .Bind(3, Encoding.UTF8.GetBytes(stored.Alias), isText: true)
            .Bind(4, stored.RecordedAt.ToUnixTimeMilliseconds())
            .Bind(5, hash)
            .Bind(6, stored.Json.Span)
            .Run();
        return row with { Summary = row.Summary.After(@event), Head = stored.Hash };
    }

    private static void Save(Session session, StreamRow row) => session.Run(StreamRow.Update, row.Values);

    private T Read<T>(Func<Session, T> read)
    {
        Session? session = null;
        try
        {
            session = Rent();
            return read(session);
        }
        catch (Exception e) when (SqliteFaults.IsDamage(e))
        {
            throw SqliteFaults.Broken(e);
        }
        finally
        {
            Return(session);
        }
    }

    private ValueTask<T> WriteAsync<T>(Func<Session, (bool Keep, T Answer)> write, CancellationToken cancellation) =>
        WriteAsync(session => ValueTask.FromResult(write(session)), cancellation);

    // One transaction: kept when the answer says so, undone otherwise.
    private async ValueTask<T> WriteAsync<T>(Func<Session, ValueTask<(bool Keep, T Answer)>> write, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        Session? session = null;
        try
        {
            session = Rent();
            session.Run("BEGIN IMMEDIATE");
            var (keep, answer) = await write(session);
            session.Run(keep ? "COMMIT" : "ROLLBACK");
            return answer;
        }
        catch (Exception e) when (SqliteFaults.IsDamage(e))
        {
            throw SqliteFaults.Broken(e);
        }
        finally
        {
            session?.Undo();
            Return(session);
            _turn.Release();
        }
    }

    private Session Rent() => _idle.TryTake(out var session) ? session : Session.Open(_place);

    private void Return(Session? session)
    {
        if (session is not null)
        {
            _idle.Add(session);
        }
    }
}
