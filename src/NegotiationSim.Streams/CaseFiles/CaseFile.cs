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
    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);

    /// <summary>Opens a case file; begins one where there is none if <paramref name="create"/> says so.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="create">Whether an empty place is a new case.</param>
    /// <param name="patience">How long to wait while another process writes; 10 seconds unless said otherwise.</param>
    /// <param name="cancellation">Stops before anything is opened.</param>
    public static ValueTask<CaseFileOpening> OpenAsync(string path, bool create = false, TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Open(path, create, patience ?? DefaultPatience));
    }

    private static CaseFileOpening Open(string path, bool create, TimeSpan patience)
    {
        if (!create && !File.Exists(path))
        {
            return new CaseFileOpening.Refused(
                new StreamFinding(StreamFault.NoCaseFile, $"there is no file {path}", "the path of a case file"));
        }

        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        var place = new CaseFilePlace(connection.ToString(), patience);
        Session? first = null;
        try
        {
            if (IsSomethingElse(path))
            {
                return new CaseFileOpening.Refused(CaseFileSchema.NotACaseFile);
            }

            first = Session.Open(place);
            if (CaseFileSchema.Ensure(first, create) is { } finding)
            {
                first.Dispose();
                return new CaseFileOpening.Refused(finding);
            }

            // Kept in the file itself; said again because a commit is only as durable as promised with this log.
            first.Run("PRAGMA journal_mode = WAL");
            return new CaseFileOpening.Opened(new SqliteStreams(place, first));
        }
        catch (Exception e) when (SqliteFaults.IsDamage(e) || e is IOException or UnauthorizedAccessException)
        {
            first?.Dispose();
            return new CaseFileOpening.Refused(SqliteFaults.Broken(e).Finding);
        }
    }

    // SQLite takes a file of a few bytes for an empty database, and would write over it.
    private static bool IsSomethingElse(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[Magic.Length];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return length > 0 && !start[..length].SequenceEqual(Magic);
    }
}
