using JasperFx.Events;
using Marten.Events.Aggregation;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Server.Storage;

namespace NegotiationSim.Server.Projections;

/// <summary>
/// What is on record of a negotiation, as far as the views have come: they run behind the streams and may not look at a
/// snapshot that is ahead of them.
/// </summary>
/// <param name="Id">The stream's id.</param>
/// <param name="State">The state, without the ids of the commands handled.</param>
/// <param name="Cutoff">The latest day on which any event may have happened.</param>
public sealed record RecordSoFar(string Id, Negotiation State, DateOnly Cutoff)
{
    /// <summary>
    /// Whether this is a fork. Its first events are a copy and still bear the name of the source, so that it is known for
    /// one before the event that says so.
    /// </summary>
    public bool IsFork() => State.Lineage.Count > 0 || State.Id.Value != Id;
}

/// <summary>Folds the streams for the views; the folding is Core's.</summary>
public sealed class RecordSoFarProjection : SingleStreamProjection<RecordSoFar, string>
{
    public RecordSoFarProjection() => this.TakesWholeNegotiations();

    /// <inheritdoc/>
    public override RecordSoFar? Evolve(RecordSoFar? snapshot, string id, IEvent e)
    {
        SnapshotBehindException.ThrowIfBehind(id, snapshot?.State.Version ?? 0, e);
        var @event = StoredEvent.Of(e);
        return new RecordSoFar(
            id,
            Negotiation.Evolve(snapshot?.State ?? Negotiation.NotOpened, @event),
            BalanceReplay.CutoffAfter(snapshot?.Cutoff ?? DateOnly.MinValue, @event));
    }
}
