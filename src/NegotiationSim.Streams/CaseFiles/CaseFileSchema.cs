using Microsoft.Data.Sqlite;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>The tables of a case file, and whether a file has them.</summary>
internal static class CaseFileSchema
{
    /// <summary>Marks a SQLite file as ours: 'NgSm'.</summary>
    public const int ApplicationId = 0x4E67536D;

    /// <summary>Raised whenever an older program could no longer read the file.</summary>
    public const int Version = 1;

    // A stream is one contiguous range of the events' tree, however many streams share the file. What the list says of a
    // stream follows from its events; the seal shows when a row has been changed by anything but an append.
    private static readonly string[] Tables =
    [
        """
        CREATE TABLE streams (
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          title TEXT NOT NULL,
          version INTEGER NOT NULL,
          head BLOB NOT NULL,
          last_on TEXT NOT NULL,
          forked_from TEXT,
          forked_at INTEGER,
          archived INTEGER NOT NULL,
          seal BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE events (
          stream INTEGER NOT NULL,
          version INTEGER NOT NULL,
          alias TEXT NOT NULL,
          recorded_at INTEGER NOT NULL,
          hash BLOB NOT NULL,
          json BLOB NOT NULL,
          PRIMARY KEY (stream, version)
        ) STRICT, WITHOUT ROWID
        """,
    ];

    /// <summary>Makes the tables in an empty file if asked to; what is wrong with the file otherwise.</summary>
    public static StreamFinding? Ensure(SqliteConnection connection, bool create)
    {
        if (create && Number(connection, "PRAGMA page_count") == 0)
        {
            Create(connection);
        }

        return Identity(connection) ?? Shape(connection);
    }

    private static void Create(SqliteConnection connection)
    {
        Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            // Somebody else may have begun the same file just now.
            if (Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
            {
                foreach (var table in Tables)
                {
                    Execute(connection, table);
                }

                Execute(connection, $"PRAGMA application_id = {ApplicationId}");
                Execute(connection, $"PRAGMA user_version = {Version}");
            }

            Execute(connection, "COMMIT");
        }
        catch
        {
            Execute(connection, "ROLLBACK");
            throw;
        }
    }

    private static StreamFinding? Identity(SqliteConnection connection)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            return new StreamFinding(StreamFault.NotACaseFile, "the file is no case file", "a file made by this program");
        }

        var version = Number(connection, "PRAGMA user_version");
        return version switch
        {
            Version => null,
            > Version => new StreamFinding(StreamFault.NewerCaseFile, $"the case file has format {version}", $"format {Version}, or a newer version of the program"),
            _ => new StreamFinding(StreamFault.DamagedCaseFile, $"the case file has format {version}", $"format {Version}"),
        };
    }

    private static StreamFinding? Shape(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid";
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found.SequenceEqual(Tables, StringComparer.Ordinal)
            ? null
            : new StreamFinding(StreamFault.DamagedCaseFile, "the tables of the case file have been changed", "the tables of format 1");
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
