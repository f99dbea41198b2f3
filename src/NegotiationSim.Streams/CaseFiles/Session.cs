using Microsoft.Data.Sqlite;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>One connection with its prepared statements; used by one thread at a time.</summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private const int WaitingSeconds = 10;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public SqliteConnection Connection { get; } = connection;

    /// <summary>
    /// A commit is on the disk before it is acknowledged (write-ahead log with a sync at every commit; on macOS a full
    /// one). Without memory mapping, because a file that somebody truncates would then end the process.
    /// </summary>
    public static Session Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString) { DefaultTimeout = 1 };
        try
        {
            connection.Open();
            CaseFileSchema.Execute(connection, $"PRAGMA busy_timeout = {WaitingSeconds * 1000}");
            CaseFileSchema.Execute(connection, "PRAGMA cell_size_check = ON");
            CaseFileSchema.Execute(connection, "PRAGMA trusted_schema = OFF");
            CaseFileSchema.Execute(connection, "PRAGMA mmap_size = 0");
            CaseFileSchema.Execute(connection, "PRAGMA synchronous = FULL");
            CaseFileSchema.Execute(connection, "PRAGMA fullfsync = ON");
            CaseFileSchema.Execute(connection, "PRAGMA checkpoint_fullfsync = ON");
            return new Session(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The statement with these values in the order of its parameters $1, $2 …</summary>
    public SqliteCommand With(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter($"${i}", null));
            }

            _prepared[sql] = command;
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    public int Execute(string sql, params ReadOnlySpan<object?> values) => With(sql, values).ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        Connection.Dispose();
    }
}
