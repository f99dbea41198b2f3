namespace NegotiationSim.Streams.CaseFiles;

/// <summary>What SQLite can say of the file as a whole, and events that belong to no stream.</summary>
internal static class CaseFileCheck
{
    private const int MostFindings = 100;

    public static IReadOnlyList<StreamFinding> Run(Session session)
    {
        var findings = new List<StreamFinding>();
        foreach (var complaint in session.Texts($"PRAGMA integrity_check({MostFindings})"))
        {
            if (complaint != "ok")
            {
                findings.Add(SqliteFaults.Damage(complaint));
            }
        }

        foreach (var stray in session.Texts("SELECT DISTINCT CAST(stream AS TEXT) FROM events WHERE stream NOT IN (SELECT number FROM streams)"))
        {
            findings.Add(SqliteFaults.Damage($"events of stream number {stray} belong to no stream"));
        }

        return findings;
    }
}
