namespace NegotiationSim.Web;

/// <summary>Limits of what one request may take.</summary>
public sealed record WebSettings
{
    /// <summary>Bytes of a command.</summary>
    public long LargestCommand { get; init; } = 64 * 1024;

    /// <summary>Bytes of a proposal, history, ledger or scenario.</summary>
    public long LargestFile { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes of an import; it is kept on disk, not in memory, until it is stored.</summary>
    public long LargestImport { get; init; } = 1024L * 1024 * 1024;
}
