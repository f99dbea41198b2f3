using Microsoft.Data.Sqlite;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>How to reach the case file, and how long to wait for a turn at writing.</summary>
internal sealed record CaseFilePlace(string ConnectionString, TimeSpan Patience);

/// <summary>One connection with its prepared statements; used by one thread at a time.</summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);

    /// <summary>
    /// A commit is on the disk before it is acknowledged (write-ahead log with a sync at every commit; on macOS a full
    /// one). Without memory mapping, because a file that somebody truncates would then end the process.
    /// </summary>
    public static Session Open(CaseFilePlace place)
    {
        var session = new Session(new SqliteConnection(place.ConnectionString));
        try
        {
            session.Open(place.Patience);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The statement, prepared once.</summary>
    public Statement this[string sql]
    {
        get
        {
            if (!_prepared.TryGetValue(sql, out var statement))
            {
                _prepared[sql] = statement = new Statement(connection.Handle!, sql);
            }

            return statement;
        }
    }

    /// <summary>Ends a transaction that is still open.</summary>
    public void Undo()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0)
        {
            SQLitePCL.raw.sqlite3_exec(connection.Handle!, "ROLLBACK");
        }
    }

    /// <summary>Runs a statement without rows.</summary>
    public void Run(string sql, params ReadOnlySpan<object?> values) => this[sql].With(values).Run();

    /// <summary>The one number that a query answers with.</summary>
    public long Number(string sql)
    {
        var statement = this[sql];
        statement.Step();
        var number = statement.Number(0);
        statement.Reset();
        return number;
    }

    /// <summary>The first column of every row.</summary>
    public List<string> Texts(string sql)
    {
        var texts = new List<string>();
        for (var statement = this[sql]; statement.Step();)
        {
            texts.Add(statement.Text(0));
        }

        return texts;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private void Open(TimeSpan patience)
    {
        connection.Open();
        SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle!, (int)patience.TotalMilliseconds);
        Run("PRAGMA cell_size_check = ON");
        Run("PRAGMA trusted_schema = OFF");
        Run("PRAGMA mmap_size = 0");
        Run("PRAGMA synchronous = FULL");
        Run("PRAGMA fullfsync = ON");
        Run("PRAGMA checkpoint_fullfsync = ON");
    }
}
