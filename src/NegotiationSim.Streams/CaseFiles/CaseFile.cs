using Microsoft.Data.Sqlite;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>What opening a case file came to.</summary>
public abstract record CaseFileOpening
{
    private CaseFileOpening()
    {
    }

    /// <summary>Open; dispose of the streams to close it.</summary>
    public sealed record Opened(SqliteStreams Streams) : CaseFileOpening;

    /// <summary>Not opened, and nothing was changed.</summary>
    public sealed record Refused(StreamFinding Finding) : CaseFileOpening;
}

/// <summary>
/// The case file: one SQLite file <c>*.negsim</c> with every stream in it. While it is open SQLite keeps a write-ahead log
/// beside it (<c>-wal</c>, <c>-shm</c>); after a crash that log belongs to the file and is taken in by the next opening.
/// </summary>
public static class CaseFile
{
    /// <summary>Opens a case file; begins one where there is none if <paramref name="create"/> says so.</summary>
    public static ValueTask<CaseFileOpening> OpenAsync(string path, bool create = false, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Open(path, create));
    }

    private static CaseFileOpening Open(string path, bool create)
    {
        if (!create && !File.Exists(path))
        {
            return new CaseFileOpening.Refused(
                new StreamFinding(StreamFault.NoCaseFile, $"there is no file {path}", "the path of a case file"));
        }

        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString();
        Session? first = null;
        try
        {
            first = Session.Open(connectionString);
            if (CaseFileSchema.Ensure(first, create) is { } finding)
            {
                first.Dispose();
                return new CaseFileOpening.Refused(finding);
            }

            // Kept in the file itself; said again because a commit is only as durable as promised with this log.
            first.Run("PRAGMA journal_mode = WAL");
            return new CaseFileOpening.Opened(new SqliteStreams(connectionString, first));
        }
        catch (Exception e) when (SqliteFaults.IsDamage(e))
        {
            first?.Dispose();
            return new CaseFileOpening.Refused(SqliteFaults.Broken(e).Finding);
        }
    }
}
