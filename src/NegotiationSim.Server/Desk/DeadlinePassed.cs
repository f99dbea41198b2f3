using JasperFx.Core;
using JasperFx.Events;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;
using Wolverine.Runtime.Handlers;

namespace NegotiationSim.Server.Desk;

/// <summary>
/// A day that was set in a negotiation is over. Sent when the day is set, and never called back: what it means by then is
/// for the state to say.
/// </summary>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="Deadline">Which day, set for what.</param>
public sealed record DeadlinePassed(string Negotiation, Deadline Deadline);

/// <summary>
/// An offer that still stands lapses, as any command would have it. A promise not done and a round not opened are put on
/// notice, and no more: whether that is a breach is for the parties to say. Whatever was settled meanwhile is left alone.
/// </summary>
public static class DeadlinePassedHandler
{
    private static readonly TimeSpan Soon = 1.Seconds();

    /// <summary>A deadline is never given up, however long the database is away.</summary>
    public static void Configure(HandlerChain chain)
    {
        Races.DecideAnew(chain);
        chain.OnAnyException().ScheduleRetryIndefinitely(Soon, 10.Seconds(), 1.Minutes(), 10.Minutes());
    }

    public static async Task<(IMartenOp?, OutgoingMessages)> Handle(
        DeadlinePassed message,
        [WriteModel(nameof(DeadlinePassed.Negotiation), Required = false, LoadStyle = ModelConcurrencyStyle.Exclusive)] IEventStream<NegotiationSnapshot> stream,
        IDocumentSession session,
        MartenStreams streams,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var (id, deadline) = (new NegotiationId(message.Negotiation), message.Deadline);
        if (Timers.Left(deadline, clock.GetUtcNow()) is { } left && left > TimeSpan.Zero)
        {
            return (null, Timers.After(left, message));
        }

        streams.Check.ThrowIfDamaged(id);
        if (Ruling.IsBehind(stream))
        {
            await streams.Snapshots.CatchUpAsync(id, cancellation);
            return (null, Timers.After(Soon, message));
        }

        var state = Ruling.StateOf(stream);
        if (!Deadlines.Running(state).Contains(deadline) || await session.Events.FetchStreamStateAsync(message.Negotiation, cancellation) is { IsArchived: true })
        {
            return (null, []);
        }

        if (Deadlines.Lapse(deadline, state) is { } lapse)
        {
            var receipt = await session.LoadAsync<CommandReceipt>(CommandReceipt.IdOf(id, lapse.Stamp.CommandId), cancellation);
            var (_, written, timers) = Ruling.On(id, lapse, expectedVersion: null, receipt, stream, session, clock);
            return (written, timers);
        }

        var notice = DeadlineNotice.Of(message, clock.GetUtcNow());
        return (await session.LoadAsync<DeadlineNotice>(notice.Id, cancellation) is null ? MartenOps.Insert(notice) : null, []);
    }
}
