using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Desks;

/// <summary>
/// Where a party's command arrives: the stream is loaded, the rules decide, what they decide is appended. Two hosts, two
/// desks (the one over a case file, the one over a bus of messages), one conformance suite.
/// </summary>
public interface INegotiationDesk
{
    /// <summary>Decides a command and appends what follows from it: all of it, or nothing.</summary>
    /// <param name="id">The negotiation; it begins with <see cref="OpenNegotiation"/>.</param>
    /// <param name="command">What a party does. A command that was decided before (same id) is answered as it was then.</param>
    /// <param name="expectedVersion">
    /// The version the party saw; another one is a lost race. Null: decide on whatever is there, in turn with everybody else.
    /// </param>
    /// <param name="cancellation">Stops before anything is written.</param>
    ValueTask<DeskAnswer> ExecuteAsync(
        NegotiationId id,
        NegotiationCommand command,
        long? expectedVersion = null,
        CancellationToken cancellation = default);
}

/// <summary>What became of a command.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer()
    {
    }

    /// <summary>Done, for good.</summary>
    /// <param name="Version">The version after the command's last event.</param>
    /// <param name="Events">What the command led to; empty when it was done before.</param>
    public sealed record Done(long Version, IReadOnlyList<NegotiationEvent> Events) : DeskAnswer;

    /// <summary>Against the rules; nothing was written.</summary>
    /// <param name="Why">Why, and what would be legal.</param>
    /// <param name="Version">The version it was decided on.</param>
    public sealed record Refused(Refusal Why, long Version) : DeskAnswer;

    /// <summary>Somebody else was first; nothing was written.</summary>
    public sealed record LostRace(long Expected, long Actual) : DeskAnswer;

    /// <summary>There is no such negotiation, and the command does not open one.</summary>
    public sealed record NotFound : DeskAnswer;

    /// <summary>The negotiation is archived; nothing was written.</summary>
    public sealed record Archived : DeskAnswer;

    /// <summary>An id, text or number that no host can keep; nothing was written.</summary>
    public sealed record Unstorable(IReadOnlyList<StreamFinding> Findings) : DeskAnswer;
}
