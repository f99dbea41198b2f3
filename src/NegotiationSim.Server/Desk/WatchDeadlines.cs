using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using Wolverine;

namespace NegotiationSim.Server.Desk;

/// <summary>Events have come by another way than the desk: set timers for the deadlines among them.</summary>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="Asked">When they came: what had passed by then is history.</param>
public sealed record WatchDeadlines(string Negotiation, DateTimeOffset Asked);

/// <summary>Sets timers, though some be set already: of two for one deadline the second finds nothing to do.</summary>
public static class WatchDeadlinesHandler
{
    // The document is loaded by hand: a handler whose only use for the database is an [Entity] gets no transaction from
    // Wolverine, not even with [Transactional], and its timers would be saved with nothing.
    public static async Task<OutgoingMessages> Handle(WatchDeadlines message, IDocumentSession session, TimeProvider clock, CancellationToken cancellation) =>
        await session.LoadAsync<NegotiationSnapshot>(message.Negotiation, cancellation) is { State: var state }
            ? Timers.For(new NegotiationId(message.Negotiation), state, message.Asked, clock.GetUtcNow())
            : [];
}
