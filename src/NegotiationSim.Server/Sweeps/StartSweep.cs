using NegotiationSim.Web.Sweeps;
using Wolverine;
using Wolverine.Marten;

namespace NegotiationSim.Server.Sweeps;

/// <summary>A sweep is to be run.</summary>
/// <param name="Sweep">Its id, a new one.</param>
/// <param name="Plan">What it computes.</param>
/// <param name="Owner">Who may see it.</param>
public sealed record StartSweep(string Sweep, SweepPlan Plan, string Owner);

/// <summary>Opens the sweep's stream and sends out the tickets to its slices, all or nothing.</summary>
public static class StartSweepHandler
{
    /// <summary>The nodes share the tickets about evenly; one that gets ahead has enough for twice its even share of the slices.</summary>
    internal const int TicketsPerSlice = 2;

    public static (IStartStream, IMartenOp, OutgoingMessages) Handle(StartSweep message)
    {
        var (sweep, plan, owner) = message;
        var stream = Sweep.StreamOf(sweep);
        return (
            MartenOps.StartStream<Sweep>(stream, new SweepStarted(owner, plan.Slices)),
            MartenOps.Insert(new SweepWork(stream, plan)),
            [.. Enumerable.Range(0, TicketsPerSlice * plan.Slices).Select(ticket => new RunSweepSlice(sweep, ticket))]);
    }
}
