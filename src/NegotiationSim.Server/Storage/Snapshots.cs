using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams;
using SessionOptions = Marten.Services.SessionOptions;

namespace NegotiationSim.Server.Storage;

/// <summary>Brings snapshots level with their streams where they are not: after a load in bulk, or one that was cut off.</summary>
public sealed class Snapshots
{
    private const int Batch = 200;

    private readonly IDocumentStore _store;
    private readonly StreamRows _rows;
    private readonly StreamReading _reading;
    private readonly VerdictSettings _verdicts;

    internal Snapshots(IDocumentStore store, StreamRows rows, StreamReading reading, VerdictSettings verdicts) =>
        (_store, _rows, _reading, _verdicts) = (store, rows, reading, verdicts);

    private string Table => _store.Options.Schema.For<NegotiationSnapshot>();

    /// <summary>Folds the whole stream anew and keeps the outcome, unless somebody has been further meanwhile.</summary>
    /// <exception cref="StreamsBrokenException">An event cannot be read; names the place.</exception>
    public async Task CatchUpAsync(NegotiationId id, CancellationToken cancellation)
    {
        var snapshot = NegotiationSnapshot.Empty(id.Value);
        await foreach (var recorded in _reading.ReadAsync(id, 1, long.MaxValue, cancellation))
        {
            snapshot = snapshot.After(recorded.Event, recorded.Hash.ToString());
        }

        if (snapshot.Version > 0)
        {
            await KeepAsync([snapshot], new SessionOptions(), cancellation);
        }
    }

    /// <summary>Brings every snapshot level, and every verdict that was worked out under other settings; for the start of a node.</summary>
    public async Task LevelAsync(CancellationToken cancellation)
    {
        foreach (var (id, _, _) in await BehindAsync(int.MaxValue, cancellation))
        {
            try
            {
                await CatchUpAsync(id, cancellation);
            }
            catch (StreamsBrokenException e) when (e.Finding.Stream is not null)
            {
                // The check of the store names it, and commands on it are refused.
            }
        }

        await JudgeAnewAsync(cancellation);
    }

    /// <summary>Streams whose snapshot is missing or at another version: id, the snapshot's version, the stream's.</summary>
    internal Task<List<(NegotiationId Id, long Snapshot, long Stream)>> BehindAsync(int most, CancellationToken cancellation) => _rows.QueryAsync(
        $"""
        select s.id, coalesce(d.mt_version, 0)::bigint, s.version
        from {_store.Options.Schema.ForStreams()} s left join {Table} d on d.id = s.id
        where s.type = '{Summaries.StreamType}' and d.mt_version is distinct from s.version
        order by s.id collate "C" limit $1
        """,
        row => (new NegotiationId(row.GetString(0)), row.GetInt64(1), row.GetInt64(2)),
        cancellation,
        most);

    /// <summary>
    /// Writes snapshots as they come while their streams are being loaded, and keeps them once those are. The last of them,
    /// which of a few hundred streams are all, are written when every row is sent and PostgreSQL still works on the rows.
    /// </summary>
    internal async Task KeepAsync(IAsyncEnumerable<NegotiationSnapshot> folded, Task loaded, CancellationToken cancellation)
    {
        await using var connection = _store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation).OrOutage();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await foreach (var batch in folded.Chunk(Batch).WithCancellation(cancellation))
        {
            await KeepAsync(batch, SessionOptions.ForTransaction(transaction), cancellation);
        }

        await loaded;
        await transaction.CommitAsync(cancellation).OrOutage();
    }

    private async Task KeepAsync(IEnumerable<NegotiationSnapshot> folded, SessionOptions options, CancellationToken cancellation)
    {
        await using var session = _store.LightweightSession(options);
        foreach (var snapshot in folded)
        {
            session.TryUpdateRevision(snapshot with { Verdict = _verdicts.Of(snapshot) }, snapshot.Version);
        }

        await session.SaveChangesAsync(cancellation).OrOutage();
    }

    private async Task JudgeAnewAsync(CancellationToken cancellation)
    {
        var others = await _rows.QueryAsync(
            $"select id from {Table} where data->'verdict'->>'settings' is distinct from $1", row => row.GetString(0), cancellation, _verdicts.Name);
        foreach (var batch in others.Chunk(Batch))
        {
            await using var session = _store.LightweightSession();
            foreach (var snapshot in await session.LoadManyAsync<NegotiationSnapshot>(cancellation, batch))
            {
                // Whoever appends meanwhile has judged by settings of its own.
                session.QueueSqlCommand(
                    $"update {Table} set data = jsonb_set(data, '{{verdict}}', ?::jsonb) where id = ? and mt_version = ?",
                    _store.Options.Serializer().ToJson(_verdicts.Of(snapshot)),
                    snapshot.Id,
                    snapshot.Version);
            }

            await session.SaveChangesAsync(cancellation).OrOutage();
        }
    }
}
