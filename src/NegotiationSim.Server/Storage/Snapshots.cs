using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;

namespace NegotiationSim.Server.Storage;

/// <summary>Brings snapshots level with their streams where they are not: after a load in bulk, or one that was cut off.</summary>
public sealed class Snapshots
{
    private const int Batch = 200;

    private readonly IDocumentStore _store;
    private readonly StreamReading _reading;
    private readonly VerdictSettings _verdicts;

    internal Snapshots(IDocumentStore store, StreamReading reading, VerdictSettings verdicts)
    {
        _store = store;
        _reading = reading;
        _verdicts = verdicts;
    }

    /// <summary>Folds the whole stream anew and keeps the outcome, unless somebody has been further meanwhile.</summary>
    public async Task CatchUpAsync(NegotiationId id, CancellationToken cancellation)
    {
        var snapshot = NegotiationSnapshot.Empty(id.Value);
        await foreach (var recorded in _reading.ReadAsync(id, 1, long.MaxValue, cancellation))
        {
            snapshot = snapshot.After(recorded.Event, recorded.Hash.ToString());
        }

        if (snapshot.Version > 0)
        {
            await KeepAsync([snapshot], cancellation);
        }
    }

    internal async Task KeepAsync(IEnumerable<NegotiationSnapshot> folded, CancellationToken cancellation)
    {
        foreach (var batch in folded.Chunk(Batch))
        {
            await using var session = _store.LightweightSession();
            foreach (var snapshot in batch)
            {
                session.TryUpdateRevision(snapshot with { Verdict = _verdicts.Of(snapshot) }, snapshot.Version);
            }

            await session.SaveChangesAsync(cancellation).OrOutage();
        }
    }
}
