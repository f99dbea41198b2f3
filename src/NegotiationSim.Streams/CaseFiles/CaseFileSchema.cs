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

    /// <summary>The file is something else.</summary>
    public static StreamFinding NotACaseFile { get; } = new(StreamFault.NotACaseFile, "the file is no case file", "a file made by this program");

    /// <summary>Makes the tables in an empty file if asked to; what is wrong with the file otherwise.</summary>
    public static StreamFinding? Ensure(Session session, bool create)
    {
        if (create && session.Number("PRAGMA page_count") == 0)
        {
            Create(session);
        }

        return Identity(session) ?? Shape(session);
    }

    private static void Create(Session session)
    {
        session.Run("BEGIN IMMEDIATE");

        // Somebody else may have begun the same file just now.
        if (session.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            foreach (var table in Tables)
            {
                session.Run(table);
            }

            session.Run($"PRAGMA application_id = {ApplicationId}");
            session.Run($"PRAGMA user_version = {Version}");
        }

        session.Run("COMMIT");
    }

    private static StreamFinding? Identity(Session session)
    {
        if (session.Number("PRAGMA application_id") != ApplicationId)
        {
            return NotACaseFile;
        }

        var version = session.Number("PRAGMA user_version");
        return version switch
        {
            Version => null,
            > Version => new StreamFinding(StreamFault.NewerCaseFile, $"the case file has format {version}", $"format {Version}, or a newer version of the program"),
            _ => new StreamFinding(StreamFault.DamagedCaseFile, $"the case file has format {version}", $"format {Version}"),
        };
    }

    private static StreamFinding? Shape(Session session) =>
        session.Texts("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").SequenceEqual(Tables, StringComparer.Ordinal)
            ? null
            : new StreamFinding(StreamFault.DamagedCaseFile, "the tables of the case file have been changed", $"the tables of format {Version}");
}
