using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Server.Sweeps;

/// <summary>How Marten keeps sweeps: streams beside the negotiations', with events and a projection of their own.</summary>
internal static class SweepStore
{
    public static void Configure(StoreOptions options)
    {
        // What is once written here is what these events are called for ever.
        options.Events.MapEventType<SweepStarted>("sweep_started");
        options.Events.MapEventType<SweepSliceTaken>("sweep_slice_taken");
        options.Events.MapEventType<SweepSliceDone>("sweep_slice_done");
        options.Events.MapEventType<SweepFinished>("sweep_finished");
        options.Events.MapEventType<SweepFailed>("sweep_failed");
        options.Events.MapEventType<SweepCancelled>("sweep_cancelled");
        options.Projections.Add(new SweepProjection(), ProjectionLifecycle.Inline);
        options.Schema.For<SweepWork>();
        options.Schema.For<SliceResult>();
    }
}

/// <summary>Folds a sweep's stream.</summary>
public sealed class SweepProjection : SingleStreamProjection<Sweep, string>
{
    /// <summary>Takes the events of sweeps and no others.</summary>
    public SweepProjection()
    {
        IncludeType<SweepStarted>();
        IncludeType<SweepSliceTaken>();
        IncludeType<SweepSliceDone>();
        IncludeType<SweepFinished>();
        IncludeType<SweepFailed>();
        IncludeType<SweepCancelled>();
    }

    /// <inheritdoc/>
    public override Sweep? Evolve(Sweep? snapshot, string id, IEvent e) => (snapshot ?? new Sweep(id)).After((SweepEvent)e.Data);
}

/// <summary>What a sweep computes: kept once, apart from its state, because it may be large and never changes.</summary>
/// <param name="Id">The sweep's stream.</param>
/// <param name="Plan">The plan.</param>
public sealed record SweepWork(string Id, SweepPlan Plan);

/// <summary>What came of a slice, where and when.</summary>
/// <param name="Id">Of sweep and slice together (<see cref="IdOf"/>).</param>
/// <param name="Slice">Its number, from 0.</param>
/// <param name="Bytes">Its part of the document; null when it has none.</param>
/// <param name="Why">Why it has none; empty when it has.</param>
/// <param name="Node">The number of the node that ran it.</param>
/// <param name="Began">When.</param>
/// <param name="Ended">Until when.</param>
public sealed record SliceResult(string Id, int Slice, byte[]? Bytes, IReadOnlyList<string> Why, int Node, DateTimeOffset Began, DateTimeOffset Ended)
{
    /// <summary>A slice that is run twice has one result.</summary>
    public static string IdOf(string sweep, int slice) => $"{Sweep.StreamOf(sweep)}/{slice}";
}
