using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Server.Storage;

/// <summary>
/// Takes lines in, all or none: streams that are new to this place in bulk, anything else as one append to each stream in
/// one transaction.
/// </summary>
internal sealed class Imports(IDocumentStore store, StreamRows rows, Snapshots snapshots)
{
    private const int Many = 100;

    private static readonly SemaphoreSlim Turn = new(1);

    public async Task<ImportResult> StoreAsync(IAsyncEnumerable<ImportLine> lines, CancellationToken cancellation)
    {
        var arrived = await lines.ToListAsync(cancellation);
        while (true)
        {
            var here = await HereAsync(arrived, cancellation);
            var arrivals = new Arrivals(id => here.GetValueOrDefault(id)?.Summary, (id, version) => here[id].Hashes[(int)version - 1]);
            try
            {
                await (here.Count == 0 && !arrived.Exists(line => line is ImportLine.Bad)
                    ? LoadAsync(arrived, arrivals, cancellation)
                    : AppendAsync(arrived, arrivals, cancellation));
                return arrivals.Result;
            }
            catch (Exception e) when (LostRace.Is(e))
            {
                // Somebody has begun or continued one of the streams meanwhile: look again at what is here.
            }
            catch (Exception e) when (SnapshotBehindException.In(e) is { } behind)
            {
                await snapshots.CatchUpAsync(new NegotiationId(behind.Stream), cancellation);
            }
        }
    }

    private async Task LoadAsync(List<ImportLine> lines, Arrivals arrivals, CancellationToken cancellation)
    {
        // One at a time: each takes two connections, and together they could wait for each other's second.
        await Turn.WaitAsync(cancellation);
        try
        {
            await new Loading(store, snapshots, arrivals).LoadAsync(lines, cancellation);
        }
        finally
        {
            Turn.Release();
        }

        if (arrivals.Result is ImportResult.Imported { Streams: >= Many and var came })
        {
            await rows.AnalyzeAsync(came, cancellation);
        }
    }

    private async Task AppendAsync(List<ImportLine> lines, Arrivals arrivals, CancellationToken cancellation)
    {
        var news = lines.Select(arrivals.Admit).OfType<ImportLine.Read>().ToLookup(line => line.Id);
        if (arrivals.Findings.Count > 0)
        {
            return;
        }

        await using var session = store.LightweightSession();
        foreach (var stream in news)
        {
            session.Append(stream.Key, [.. stream.Select(line => Chaining.Again(session.Events.BuildEvent, line.Id, line.Event, line.Stored))]);
        }

        await session.SaveChangesAsync(cancellation).OrOutage();
    }

    private async Task<Dictionary<NegotiationId, Here>> HereAsync(List<ImportLine> lines, CancellationToken cancellation)
    {
        var here = new Dictionary<NegotiationId, Here>();
        var heads = await rows.HeadsAsync(lines.OfType<ImportLine.Read>().Select(line => line.Id).Distinct(), cancellation);
        foreach (var (id, head) in heads.Where(one => one.Value.Version > 0))
        {
            var summary = StreamSummary.Empty(id) with { Version = head.Version, IsArchived = head.IsArchived };
            here[id] = new Here(summary, await rows.HashesAsync(id, head.Version, cancellation));
        }

        return here;
    }

    private sealed record Here(StreamSummary Summary, IReadOnlyList<EventHash> Hashes);
}
