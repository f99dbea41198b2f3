using JasperFx.Events;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Desks;
using Wolverine;
using Wolverine.Marten;

namespace NegotiationSim.Server.Desk;

/// <summary>What a command comes to: the answer, and what is written with it in one transaction.</summary>
internal static class Ruling
{
    /// <summary>Decides on a loaded stream, and appends to it what follows.</summary>
    public static (DeskAnswer Answer, IMartenOp? Receipt, OutgoingMessages Timers) On(
        NegotiationId id,
        NegotiationCommand command,
        long? expectedVersion,
        CommandReceipt? receipt,
        IEventStream<NegotiationSnapshot> stream,
        IDocumentSession session,
        TimeProvider clock)
    {
        var state = StateOf(stream);
        var answer = Deciding.Answer(command, expectedVersion, state, receipt?.Version ?? 0);
        if (answer is not DeskAnswer.Done { Events: { Count: > 0 } events, Version: var version })
        {
            return (answer, null, []);
        }

        var head = EventHash.TryParse(stream.Aggregate?.LastHash ?? "") ?? EventHash.None;
        var now = clock.GetUtcNow();
        if (Chaining.Next(session.Events.BuildEvent, id, state.Version, head, events, now, out var findings) is not { } chained)
        {
            return (new DeskAnswer.Unstorable(findings), null, []);
        }

        stream.AppendMany(chained);
        return (answer, MartenOps.Insert(new CommandReceipt(CommandReceipt.IdOf(id, command.Stamp.CommandId), id.Value, version)), Timers.For(id, state, events, now));
    }

    /// <summary>The state that a stream is in.</summary>
    /// <exception cref="SnapshotBehindException">There are events that the state does not know of, so nothing can be decided on it.</exception>
    public static Negotiation StateOf(IEventStream<NegotiationSnapshot> stream) =>
        IsBehind(stream) ? throw new SnapshotBehindException(stream.Key!, KnownOf(stream).Version, stream.StartingVersion!.Value) : KnownOf(stream);

    /// <summary>Whether there are events that the state does not know of: loaded in bulk, and not folded yet.</summary>
    public static bool IsBehind(IEventStream<NegotiationSnapshot> stream) => stream.StartingVersion > KnownOf(stream).Version;

    private static Negotiation KnownOf(IEventStream<NegotiationSnapshot> stream) => stream.Aggregate?.State ?? Negotiation.NotOpened;
}
