using System.Text.Json;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Contract;
using Npgsql;

namespace NegotiationSim.Server.Storage;

/// <summary>Where a stream stands.</summary>
/// <param name="Version">How many events it has; 0 when there is none.</param>
/// <param name="IsArchived">Whether it is archived.</param>
/// <param name="Hash">The chain up to its last event.</param>
internal readonly record struct StreamHead(long Version, bool IsArchived, EventHash Hash);

/// <summary>
/// Reads streams as they lie in the tables, past Marten: it decodes while it reads, and of an event it cannot decode it
/// does not say where it stands.
/// </summary>
internal sealed class StreamRows(IDocumentStore store)
{
    private const int Chunk = 512;

    private readonly string _events = store.Options.Schema.ForEvents();
    private readonly string _streams = store.Options.Schema.ForStreams();

    public async Task<StreamHead> HeadAsync(NegotiationId id, CancellationToken cancellation) =>
        (await HeadsAsync([id], cancellation)).GetValueOrDefault(id);

    /// <summary>Where those of the streams stand that there are.</summary>
    public async Task<Dictionary<NegotiationId, StreamHead>> HeadsAsync(IEnumerable<NegotiationId> ids, CancellationToken cancellation)
    {
        var heads = await QueryAsync(
            $"select s.id, s.version, s.is_archived, e.headers->>'{Chaining.Hash}' from {_streams} s left join {_events} e on e.stream_id = s.id and e.version = s.version where s.id = any($1)",
            row => (Id: new NegotiationId(row.GetString(0)), Head: new StreamHead(row.GetInt64(1), row.GetBoolean(2), HashIn(row, 3))),
            cancellation,
            [ids.Select(id => id.Value).ToArray()]);
        return heads.ToDictionary(one => one.Id, one => one.Head);
    }

    /// <summary>
    /// Tells the planner what the streams are, where these are many of them. It does not know for a while after many came at
    /// once, looks for the events of each on their own, and a rebuild takes a multiple of its time.
    /// </summary>
    /// <param name="came">How many streams have come.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task AnalyzeAsync(int came, CancellationToken cancellation) => QueryAsync(
        $"""
        do $$ begin
            if (select reltuples from pg_class where oid = '{_streams}'::regclass) < {2 * came} then analyze {_streams}; end if;
        end $$
        """,
        _ => 0,
        cancellation);

    public async Task<EventHash> HashAtAsync(NegotiationId id, long version, CancellationToken cancellation) =>
        (await QueryAsync($"select headers->>'{Chaining.Hash}' from {_events} where stream_id = $1 and version = $2", row => HashIn(row, 0), cancellation, id.Value, version)).SingleOrDefault();

    /// <summary>The hashes of the first events, in order.</summary>
    public Task<List<EventHash>> HashesAsync(NegotiationId id, long count, CancellationToken cancellation) =>
        QueryAsync($"select headers->>'{Chaining.Hash}' from {_events} where stream_id = $1 and version <= $2 order by version", row => HashIn(row, 0), cancellation, id.Value, count);

    /// <summary>The next rows, at most so many as are worth holding at once; none after the last.</summary>
    public Task<List<StoredRow>> ReadAsync(NegotiationId id, long from, long to, CancellationToken cancellation) =>
        QueryAsync(
            $"select version, type, headers->>'{Chaining.RecordedAt}', headers->>'{Chaining.Hash}', data from {_events} where stream_id = $1 and version between $2 and $3 order by version limit {Chunk}",
            row => Stored(id, row),
            cancellation,
            id.Value,
            from,
            to);

    /// <summary>Every row that a query answers with.</summary>
    /// <exception cref="StreamsBrokenException">The database is out of reach.</exception>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params IReadOnlyList<object?> values)
    {
        try
        {
            await using var connection = store.Storage.Database.CreateConnection();
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            }

            await using var row = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await row.ReadAsync(cancellation))
            {
                rows.Add(read(row));
            }

            return rows;
        }
        catch (Exception e) when (Outage.In(e) is { } finding)
        {
            throw new StreamsBrokenException(finding, e);
        }
    }

    // A header that is gone or unreadable leaves the row with a time or hash that no chain can end in: verification names it.
    private static StoredRow Stored(NegotiationId id, NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.IsDBNull(2) ? default : HashChain.TryParseTime(row.GetString(2)) ?? default,
        HashIn(row, 3),
        Canonical(id, row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(4)));

    private static EventHash HashIn(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? EventHash.None : EventHash.TryParse(row.GetString(column)) ?? EventHash.None;

    // The database keeps keys in an order of its own.
    private static byte[] Canonical(NegotiationId id, long version, string alias, byte[] json)
    {
        try
        {
            return CanonicalJson.Of(json);
        }
        catch (JsonException e)
        {
            throw new StreamsBrokenException(
                new StreamFinding(StreamFault.UnreadableEvent, $"{alias} has no canonical spelling", e.Message, id, version), e);
        }
    }
}
