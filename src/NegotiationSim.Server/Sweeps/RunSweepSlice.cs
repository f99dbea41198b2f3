using Marten;
using Wolverine.Marten;
using Wolverine.Persistence;
using Wolverine.Runtime.Handlers;

namespace NegotiationSim.Server.Sweeps;

/// <summary>
/// A ticket to run a slice of a sweep: whichever is next when its turn comes, on whichever node holds it. There are more
/// tickets than slices.
/// </summary>
/// <param name="Sweep">Of which sweep.</param>
/// <param name="Ticket">The ticket's number.</param>
public sealed record RunSweepSlice(string Sweep, int Ticket)
{
    /// <summary>Id of the sweep's stream and of its plan.</summary>
    public string Stream => Sweeps.Sweep.StreamOf(Sweep);
}

/// <summary>Runs the slice that a ticket takes, and keeps what comes of it. A ticket that none is left for is spent.</summary>
public static class RunSweepSliceHandler
{
    private const int LongestSliceInSeconds = 3600;

    public static void Configure(HandlerChain chain)
    {
        // It may wait for a slice to end before it runs its own.
        chain.ExecutionTimeoutInSeconds = 2 * LongestSliceInSeconds;
        SweepMessaging.TryOften(chain);
    }

    // The plan is read by hand: it may be large, and is at hand after the first slice that runs here.
    public static async Task<(SweepSliceCompleted?, IMartenOp?)> Handle(
        RunSweepSlice message,
        [Entity(nameof(RunSweepSlice.Stream), Required = false)] Sweep? sweep,
        IDocumentSession session,
        SweepsAtHand atHand,
        SliceRunner node,
        CancellationToken cancellation)
    {
        if (sweep?.Take(message.Ticket) is null
            || await atHand.FindAsync(message.Stream, session, cancellation) is not { } ready
            || await node.RunAsync(message, ready, cancellation) is not { } result)
        {
            return (null, null);
        }

        return (new SweepSliceCompleted(message.Sweep, result.Slice, result.Why), MartenOps.Store(result));
    }
}
