using System.Runtime.CompilerServices;
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
/// chained and folded on one thread while another sends the rows and a third what the streams have come to.
/// </summary>
internal sealed class Loading(IDocumentStore store, Snapshots snapshots, Arrivals arrivals)
{
    // Rows go from thread to thread by the hundred: one at a time, a full channel would wake whoever waits for each of them.
    private const int Handed = 256;
    private const int Ahead = 16;
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
            await store.BulkInsertEventStreamAsync(StorageConstants.DefaultTenantId, Headers(versions), RowsAsync(lines, versions, cancellation), rowsAtOnce, cancellation).OrOutage();
        }
        finally
        {
            _folded.Writer.Complete();
        }
    }

    // Nothing is folded before Marten asks for rows: by then it has begun the streams. Whoever else begins one of them waits
    // for us there, and not at a snapshot while we wait for its stream.
    private async IAsyncEnumerable<IEvent> RowsAsync(
        IReadOnlyList<ImportLine> lines, Dictionary<NegotiationId, int> versions, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var rows = Channel.CreateBounded<List<IEvent>>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var admitting = Task.Run(() => AdmitAsync(lines, versions, rows.Writer, stopping.Token), CancellationToken.None);
        try
        {
            await foreach (var some in rows.Reader.ReadAllAsync(cancellation))
            {
                foreach (var row in some)
                {
                    yield return row;
                }
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await admitting;
        }
    }

    private async Task AdmitAsync(IReadOnlyList<ImportLine> lines, Dictionary<NegotiationId, int> versions, ChannelWriter<List<IEvent>> rows, CancellationToken stopping)
    {
        try
        {
            await using var session = store.LightweightSession();
            foreach (var some in lines.Chunk(Handed))
            {
                var admitted = new List<IEvent>(some.Length);
                foreach (var line in some)
                {
                    if (arrivals.Admit(line) is { } news && arrivals.Findings.Count == 0)
                    {
                        var row = Chaining.Again(session.Events.BuildEvent, news.Id, news.Event, news.Stored);
                        Fold(news, Chaining.HashOf(row), versions[news.Id]);
                        admitted.Add(row);
                    }
                }

                await rows.WriteAsync(admitted, stopping);
            }

            rows.Complete(arrivals.Findings.Count > 0 ? new InvalidDataException("a line was refused") : null);
        }
        catch (Exception e)
        {
            rows.Complete(e);
        }
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
