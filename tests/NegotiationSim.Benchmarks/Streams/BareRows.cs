using Microsoft.Data.Sqlite;
using NegotiationSim.Streams;

namespace NegotiationSim.Benchmarks.Streams;

/// <summary>The floor: the same rows in the same table through bare Microsoft.Data.Sqlite, one prepared command, as durable.</summary>
internal sealed class BareRows : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    private BareRows(SqliteConnection connection, SqliteCommand insert) => (_connection, _insert) = (connection, insert);

    public static BareRows Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var setup = connection.CreateCommand();
        setup.CommandText =
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE events (
              stream INTEGER NOT NULL, version INTEGER NOT NULL, alias TEXT NOT NULL, recorded_at INTEGER NOT NULL,
              hash BLOB NOT NULL, json BLOB NOT NULL, PRIMARY KEY (stream, version)) STRICT, WITHOUT ROWID;
            """;
        setup.ExecuteNonQuery();
        var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO events VALUES ($stream, $version, $alias, $recorded_at, $hash, $json)";
        foreach (var (name, type) in ((string, SqliteType)[])
        [
            ("$stream", SqliteType.Integer), ("$version", SqliteType.Integer), ("$alias", SqliteType.Text),
            ("$recorded_at", SqliteType.Integer), ("$hash", SqliteType.Blob), ("$json", SqliteType.Blob),
        ])
        {
            insert.Parameters.Add(name, type);
        }

        insert.Prepare();
        return new BareRows(connection, insert);
    }

    public void Write(long stream, IReadOnlyList<StoredRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        foreach (var row in rows)
        {
            _insert.Parameters[0].Value = stream;
            _insert.Parameters[1].Value = row.Version;
            _insert.Parameters[2].Value = row.Alias;
            _insert.Parameters[3].Value = row.RecordedAt.ToUnixTimeMilliseconds();
            _insert.Parameters[4].Value = row.Hash.ToArray();
            _insert.Parameters[5].Value = row.Json.ToArray();
            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
