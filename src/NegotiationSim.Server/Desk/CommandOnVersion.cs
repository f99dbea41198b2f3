using JasperFx.Events;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams.Desks;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence;
using Wolverine.Persistence.EventSourcing;
using Wolverine.Runtime.Handlers;

namespace NegotiationSim.Server.Desk;

/// <summary>A command of a party that saw a version of the negotiation, and means that one.</summary>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="Command">What the party does.</param>
/// <param name="Expected">The version it saw.</param>
public sealed record CommandOnVersion(NegotiationId Negotiation, NegotiationCommand Command, long Expected)
{
    /// <summary>Id of the stream.</summary>
    public string Stream => Negotiation.Value;

    /// <summary>Id of the command's receipt.</summary>
    public Guid Receipt { get; } = CommandReceipt.IdOf(Negotiation, Command.Stamp.CommandId);
}

/// <summary>
/// Decides without holding anybody up: of several who saw the same version one can append, and the others, loaded once
/// more, find that theirs is gone.
/// </summary>
public static class CommandOnVersionHandler
{
    /// <summary>How often a race may be lost before it is somebody's fault.</summary>
    public static void Configure(HandlerChain chain) => Races.DecideAnew(chain);

    // The stream is asked for before the receipt, in one round trip: whoever sees a command's events sees its receipt too.
    public static (DeskAnswer, IMartenOp?, OutgoingMessages) Handle(
        CommandOnVersion message,
        [WriteModel(nameof(CommandOnVersion.Stream), Required = false)] IEventStream<NegotiationSnapshot> stream,
        [Entity(nameof(CommandOnVersion.Receipt), Required = false)] CommandReceipt? receipt,
        IDocumentSession session,
        TimeProvider clock) =>
        Ruling.On(message.Negotiation, message.Command, message.Expected, receipt, stream, session, clock);
}
