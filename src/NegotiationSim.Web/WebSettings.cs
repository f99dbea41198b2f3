namespace NegotiationSim.Web;

/// <summary>Limits of what one request may take, and who counts as one caller.</summary>
public sealed record WebSettings
{
    /// <summary>Bytes of a command.</summary>
    public long LargestCommand { get; init; } = 64 * 1024;

    /// <summary>Bytes of a proposal, history, ledger or scenario.</summary>
    public long LargestFile { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes of an import; it is kept on disk, not in memory, until it is stored.</summary>
    public long LargestImport { get; init; } = 1024L * 1024 * 1024;

    /// <summary>How long an answer may take.</summary>
    public TimeSpan LongestRequest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an import may take.</summary>
    public TimeSpan LongestImport { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a caller may take over the headers.</summary>
    public TimeSpan LongestHeaders { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes a second below which a caller who sends a body is let go.</summary>
    public double SlowestBody { get; init; } = 240;

    /// <summary>How long a caller may be slower than that at first.</summary>
    public TimeSpan SlowBodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Requests a second of one caller; null: as many as there are.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Requests of one caller after a pause.</summary>
    public int RequestsAtOnce { get; init; } = 200;

    /// <summary>
    /// Claims that tell callers apart beside issuer and subject: one subject may have tokens for several parties, and what it
    /// computes for one of them is not for the others to see.
    /// </summary>
    public IReadOnlyList<string> OwnerClaims { get; init; } = [];
}
