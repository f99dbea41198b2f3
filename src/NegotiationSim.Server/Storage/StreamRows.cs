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
internal readonly record struct StreamHead(long Version, bool IsArchived, EventHash Hash)
{
    public static StreamHead None { get; } = new(0, false, EventHash.None);
}

/// <summary>
/// Reads streams as they lie in the tables, past Marten: it decodes while it reads, and of an event it cannot decode it
/// does not say where it stands.
/// </summary>
internal sealed class StreamRows(IDocumentStore store)
{
    private const int Chunk = 512;

    private readonly string _events = store.Options.Schema.ForEvents();
    private readonly string _streams = store.Options.Schema.ForStreams();

    public async Task<StreamHead> HeadAsync(NegotiationId id, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = Command(
            connection,
            $"select s.version, s.is_archived, e.headers->>'{Chaining.Hash}' from {_streams} s left join {_events} e on e.stream_id = s.id and e.version = s.version where s.id = $1 and s.version > 0",
            id.Value);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new StreamHead(row.GetInt64(0), row.GetBoolean(1), HashIn(row, 2)) : StreamHead.None;
    }

    public async Task<EventHash> HashAtAsync(NegotiationId id, long version, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = Command(connection, $"select headers->>'{Chaining.Hash}' from {_events} where stream_id = $1 and version = $2", id.Value, version);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? HashIn(row, 0) : EventHash.None;
    }

    /// <summary>The next rows, at most so many as are worth holding at once; none after the last.</summary>
    public async Task<IReadOnlyList<StoredRow>> ReadAsync(NegotiationId id, long from, long to, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = Command(
            connection,
            $"select version, type, headers->>'{Chaining.RecordedAt}', headers->>'{Chaining.Hash}', data from {_events} where stream_id = $1 and version between $2 and $3 order by version limit {Chunk}",
            id.Value,
            from,
            to);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<StoredRow>();
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(Stored(id, row));
        }

        return rows;
    }

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellation);
        return connection;
    }

    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
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
