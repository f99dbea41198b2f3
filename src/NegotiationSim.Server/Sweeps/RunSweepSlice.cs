using Marten;
using Wolverine.Marten;
using Wolverine.Persistence;
using Wolverine.Runtime.Handlers;

namespace NegotiationSim.Server.Sweeps;

/// <summary>A slice is to be run, on whichever node takes it.</summary>
/// <param name="Sweep">Of which sweep.</param>
/// <param name="Slice">Its number.</param>
public sealed record RunSweepSlice(string Sweep, int Slice)
{
    /// <summary>Id of the sweep's stream and of its plan.</summary>
    public string Stream => Sweeps.Sweep.StreamOf(Sweep);

    /// <summary>Id of the slice's result.</summary>
    public string Result => SliceResult.IdOf(Sweep, Slice);
}

/// <summary>
/// Runs a slice and keeps what comes of it. It may be delivered again, where a node was lost while it ran: what is there
/// already is not computed once more.
/// </summary>
public static class RunSweepSliceHandler
{
    private const int LongestSliceInSeconds = 3600;

    public static void Configure(HandlerChain chain)
    {
        chain.ExecutionTimeoutInSeconds = LongestSliceInSeconds;
        SweepMessaging.TryOften(chain);
    }

    // The plan is read by hand: it may be large, and is at hand after the first slice that runs here.
    public static async Task<(SweepSliceCompleted?, IMartenOp?)> Handle(
        RunSweepSlice message,
        [Entity(nameof(RunSweepSlice.Stream), Required = false)] Sweep? sweep,
        [Entity(nameof(RunSweepSlice.Result), Required = false)] SliceResult? known,
        IDocumentSession session,
        SweepsAtHand atHand,
        SliceRunner node,
        CancellationToken cancellation)
    {
        if (sweep is not { Status.IsOver: false })
        {
            return (null, null);
        }

        if (known is not null)
        {
            return (new SweepSliceCompleted(message.Sweep, message.Slice, known.Why), null);
        }

        if (await atHand.FindAsync(message.Stream, session, cancellation) is not { } ready)
        {
            return (null, null);
        }

        var result = await node.RunAsync(message, ready, cancellation);
        return (new SweepSliceCompleted(message.Sweep, message.Slice, result.Why), MartenOps.Store(result));
    }
}
