using JasperFx.Events;
using Marten.Events.Aggregation;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Server.Projections;

/// <summary>Folds a stream into its <see cref="NegotiationSnapshot"/>; the folding and the judging are Core's.</summary>
public sealed class NegotiationProjection : SingleStreamProjection<NegotiationSnapshot, string>
{
    private readonly VerdictSettings _verdicts;

    public NegotiationProjection(VerdictSettings verdicts)
    {
        _verdicts = verdicts;
        // A state of another shape lies in a table of another name, so that nodes of two versions do not read each other's.
        Version = SnapshotJson.Shape;
        Options.BatchSize = Negotiations.Page;
        this.TakesWholeNegotiations();
    }

    /// <inheritdoc/>
    public override NegotiationSnapshot? Evolve(NegotiationSnapshot? snapshot, string id, IEvent e)
    {
        // Inline, every stream comes by: a sweep is no negotiation.
        if (StoredEvent.In(e) is not { } @event)
        {
            return snapshot;
        }

        SnapshotBehindException.ThrowIfBehind(id, snapshot?.State.Version ?? 0, e);
        return (snapshot ?? NegotiationSnapshot.Empty(id)).After(@event, Chaining.HashOf(e));
    }

    /// <summary>Once for all events of an append or of a page of a rebuild: a verdict costs more than a fold.</summary>
    public override NegotiationSnapshot ApplyMetadata(NegotiationSnapshot snapshot, IEvent lastEvent) =>
        lastEvent.Version == snapshot.State.Version ? snapshot with { Verdict = _verdicts.Of(snapshot) } : snapshot;
}
