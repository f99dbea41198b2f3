using JasperFx.Events;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams.Desks;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;
using Wolverine.Runtime.Handlers;

namespace NegotiationSim.Server.Desk;

/// <summary>A command on whatever version is there when its turn comes.</summary>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="Command">What the party does.</param>
public sealed record CommandInTurn(NegotiationId Negotiation, NegotiationCommand Command)
{
    /// <summary>Id of the stream.</summary>
    public string Stream => Negotiation.Value;
}

/// <summary>Decides while the stream is held, so that everybody gets a turn and nobody loses a race.</summary>
public static class CommandInTurnHandler
{
    /// <summary>A stream that does not exist cannot be held: of several who open it, one does.</summary>
    public static void Configure(HandlerChain chain) => Races.DecideAnew(chain);

    // The receipt is read by hand: as an [Entity] it would be fetched in one batch with the stream, and Marten would take
    // the lock of a batch before the transaction has begun.
    public static async Task<(DeskAnswer, IMartenOp?, OutgoingMessages)> Handle(
        CommandInTurn message,
        [WriteModel(nameof(CommandInTurn.Stream), Required = false, LoadStyle = ModelConcurrencyStyle.Exclusive)] IEventStream<NegotiationSnapshot> stream,
        IDocumentSession session,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var receipt = await session.LoadAsync<CommandReceipt>(CommandReceipt.IdOf(message.Negotiation, message.Command.Stamp.CommandId), cancellation);
        return Ruling.On(message.Negotiation, message.Command, expectedVersion: null, receipt, stream, session, clock);
    }
}
