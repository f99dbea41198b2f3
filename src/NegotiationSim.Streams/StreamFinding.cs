using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams;

/// <summary>What can be wrong with stored or imported events, or with the file they are in.</summary>
public enum StreamFault
{
    /// <summary>The file is something else.</summary>
    NotACaseFile,

    /// <summary>Written by a newer version of the program.</summary>
    NewerCaseFile,

    /// <summary>A case file, but its pages, tables or list contradict themselves.</summary>
    DamagedCaseFile,

    /// <summary>Not there.</summary>
    NoCaseFile,

    /// <summary>There, but it may not be opened or read.</summary>
    UnreadableCaseFile,

    /// <summary>Cannot be written to: full disk, read-only place, failing device.</summary>
    UnwritableCaseFile,

    /// <summary>Another process has been writing to it for longer than we waited.</summary>
    BusyCaseFile,

    /// <summary>What a server keeps beside a stream is not level with it.</summary>
    SnapshotBehind,

    /// <summary>The database does not answer, or cannot write.</summary>
    StoreOutOfReach,

    /// <summary>The hash of an event does not follow from the event and its predecessor.</summary>
    BrokenChain,

    /// <summary>A version is missing, doubled or out of order.</summary>
    BrokenVersions,

    /// <summary>The event's alias is not in the table.</summary>
    UnknownAlias,

    /// <summary>The event's JSON is not what its alias promises.</summary>
    UnreadableEvent,

    /// <summary>A text or number that no host can keep.</summary>
    Unstorable,

    /// <summary>A line that is no JSON object.</summary>
    NotJson,

    /// <summary>A line with a missing, doubled, unknown or ill-formed key.</summary>
    BadLine,

    /// <summary>The stream is here already and has gone another way.</summary>
    Diverged,

    /// <summary>The stream is archived here.</summary>
    ArchivedStream,
}

/// <summary>One thing that is wrong, where it is, and what was expected.</summary>
/// <param name="Fault">Which kind.</param>
/// <param name="What">What is wrong: one sentence without its full stop.</param>
/// <param name="Expected">What was expected, as a statement.</param>
/// <param name="Stream">In which stream.</param>
/// <param name="Version">At which version of it.</param>
/// <param name="Line">In which line of the import, from 1.</param>
/// <param name="Column">At which character of that line, from 1.</param>
public sealed record StreamFinding(
    StreamFault Fault,
    string What,
    string Expected,
    NegotiationId? Stream = null,
    long? Version = null,
    int? Line = null,
    int? Column = null)
{
    /// <summary>The code as it is written in messages and JSON: <c>BROKEN_CHAIN</c>.</summary>
    public string Code => string.Concat(Fault.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));

    /// <inheritdoc/>
    public override string ToString()
    {
        var place = (Line, Stream, Version) switch
        {
            ({ } line, _, _) => $"{line}:{Column ?? 1}: ",
            (_, { } stream, { } version) => $"{stream}@{version}: ",
            (_, { } stream, _) => $"{stream}: ",
            _ => "",
        };
        return $"{place}{Code}: {What}. Expected: {Expected}";
    }
}

/// <summary>Infrastructure is broken: stored data that cannot be trusted or read, a locked file, a full disk.</summary>
public sealed class StreamsBrokenException(StreamFinding finding, Exception? cause = null) : Exception(finding.ToString(), cause)
{
    /// <summary>What is wrong, and where.</summary>
    public StreamFinding Finding { get; } = finding;
}
