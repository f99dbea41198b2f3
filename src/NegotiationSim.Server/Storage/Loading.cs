using System.Threading.Channels;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Events;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Server.Storage;

/// <summary>
/// Loads streams that are not here yet: PostgreSQL's COPY through Marten, all in one transaction. Lines are admitted,
/// chained and folded as Marten asks for rows, which is faster than PostgreSQL takes them.
/// </summary>
internal sealed class Loading(IDocumentStore store, Snapshots snapshots, Arrivals arrivals)
{
    private const int MostRowsAtOnce = 10_000;

    private readonly Dictionary<NegotiationId, NegotiationSnapshot> _folding = [];
    private readonly Channel<NegotiationSnapshot> _folded = Channel.CreateUnbounded<NegotiationSnapshot>();

    /// <summary>Loads every line, or none if anything is wrong with one (then the arrivals know what).</summary>
    public async Task LoadAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellation)
    {
        var inserting = InsertAsync(lines, cancellation);
        try
        {
            await snapshots.KeepAsync(_folded.Reader.ReadAllAsync(cancellation), inserting, cancellation);
        }
        catch (InvalidDataException) when (arrivals.Findings.Count > 0)
        {
            // Nothing was loaded.
        }
        finally
        {
            await inserting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task InsertAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellation)
    {
        try
        {
            var versions = lines.OfType<ImportLine.Read>().CountBy(line => line.Id).ToDictionary();
            // Marten numbers as many events at once: numbers that no event gets are a gap, at which the views would wait.
            var events = Math.Max(versions.Values.Sum(), 1);
            var batches = DividedUp(events, MostRowsAtOnce);
            var rowsAtOnce = DividedUp(events, batches);
            await store.BulkInsertEventStreamAsync(StorageConstants.DefaultTenantId, Headers(versions), RowsAsync(lines, versions), rowsAtOnce, cancellation).OrOutage();
        }
        finally
        {
            _folded.Writer.TryComplete();
        }
    }

    // Nothing is folded before Marten asks for rows: by then it has begun the streams. Whoever else begins one of them waits
    // for us there, and not at a snapshot while we wait for its stream.
    private async IAsyncEnumerable<IEvent> RowsAsync(IReadOnlyList<ImportLine> lines, Dictionary<NegotiationId, int> versions)
    {
        await using var session = store.LightweightSession();
        foreach (var line in lines)
        {
            if (arrivals.Admit(line) is { } news && arrivals.Findings.Count == 0)
            {
                var row = Chaining.Again(session.Events.BuildEvent, news.Id, news.Event, news.Stored);
                Fold(news, Chaining.HashOf(row), versions[news.Id]);
                yield return row;
            }
        }

        if (arrivals.Findings.Count > 0)
        {
            throw new InvalidDataException("a line was refused");
        }

        _folded.Writer.Complete();
    }

    private void Fold(ImportLine.Read news, string hash, int lastVersion)
    {
        var folded = (_folding.GetValueOrDefault(news.Id) ?? NegotiationSnapshot.Empty(news.Id.Value)).After(news.Event, hash);
        if (folded.Version < lastVersion)
        {
            _folding[news.Id] = folded;
            return;
        }

        _folding.Remove(news.Id);
        _folded.Writer.TryWrite(folded);
    }

    private static int DividedUp(int whole, int parts) => (whole + parts - 1) / parts;

    private static List<BulkEventStreamHeader> Headers(Dictionary<NegotiationId, int> versions) =>
        [.. versions.Select(stream => new BulkEventStreamHeader { Key = stream.Key.Value, Version = stream.Value, AggregateType = typeof(NegotiationSnapshot) })];
}
