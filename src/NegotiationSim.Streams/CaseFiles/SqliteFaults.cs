using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>SQLite's complaints as findings.</summary>
internal static class SqliteFaults
{
    /// <summary>What a complaint means for whoever opened the file.</summary>
    public static StreamFinding Finding(SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => CaseFileSchema.NotACaseFile,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StreamFinding(StreamFault.BusyCaseFile, "another process is writing to the case file", "a turn within the waiting time"),
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => Unreadable,
        raw.SQLITE_READONLY or raw.SQLITE_FULL or raw.SQLITE_IOERR =>
            new StreamFinding(StreamFault.UnwritableCaseFile, $"the case file cannot be written to ({e.Message})", "a writable place with room on it"),
        _ => Damage(e.Message),
    };

    /// <summary>The file contradicts itself.</summary>
    public static StreamFinding Damage(string what) =>
        new(StreamFault.DamagedCaseFile, $"the case file is damaged ({what})", "a copy from before the damage, or an import of an export");

    /// <summary>
    /// True for what reading a damaged file can throw: SQLite's own complaints, and values of a kind that the column
    /// cannot have.
    /// </summary>
    public static bool IsDamage(Exception e) => e is SqliteException or InvalidCastException or InvalidOperationException or ArgumentException or FormatException or OverflowException;

    /// <summary>As the one exception of a broken host.</summary>
    public static StreamsBrokenException Broken(Exception e) => new(
        e switch
        {
            SqliteException sqlite => Finding(sqlite),
            IOException or UnauthorizedAccessException => Unreadable,
            _ => Damage(e.Message),
        },
        e);

    private static StreamFinding Unreadable { get; } = new(
        StreamFault.UnreadableCaseFile, "the case file cannot be opened", "a file that may be read and written, in a folder where a log may stand beside it");
}
