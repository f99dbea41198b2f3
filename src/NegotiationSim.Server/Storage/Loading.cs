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
/// chained and folded on one thread while another sends the rows.
/// </summary>
internal sealed class Loading(IDocumentStore store, Arrivals arrivals)
{
    private const int Ahead = 4096;
    private const int RowsAtOnce = 10_000;

    private readonly Dictionary<NegotiationId, NegotiationSnapshot> _folded = [];

    /// <summary>What the loaded streams have come to; to be kept as soon as they are there.</summary>
    public IReadOnlyCollection<NegotiationSnapshot> Folded => _folded.Values;

    /// <summary>Loads every line, or none if anything is wrong with one (then the arrivals know what).</summary>
    public async Task LoadAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var rows = Channel.CreateBounded<IEvent>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var admitting = Task.Run(() => AdmitAsync(lines, rows.Writer, stopping.Token), CancellationToken.None);
        try
        {
            await store.BulkInsertEventStreamAsync(StorageConstants.DefaultTenantId, Headers(lines), rows.Reader.ReadAllAsync(cancellation), RowsAtOnce, cancellation).OrOutage();
        }
        catch (InvalidDataException) when (arrivals.Findings.Count > 0)
        {
            // Nothing was loaded.
        }
        finally
        {
            await stopping.CancelAsync();
            await admitting;
        }
    }

    private async Task AdmitAsync(IReadOnlyList<ImportLine> lines, ChannelWriter<IEvent> rows, CancellationToken stopping)
    {
        try
        {
            await using var session = store.LightweightSession();
            foreach (var line in lines)
            {
                if (arrivals.Admit(line) is { } news && arrivals.Findings.Count == 0)
                {
                    _folded[news.Id] = (_folded.GetValueOrDefault(news.Id) ?? NegotiationSnapshot.Empty(news.Id.Value)).After(news.Event, news.Stored.Hash.ToString());
                    await rows.WriteAsync(Chaining.Again(session.Events.BuildEvent, news.Id, news.Event, news.Stored), stopping);
                }
            }

            rows.Complete(arrivals.Findings.Count > 0 ? new InvalidDataException("a line was refused") : null);
        }
        catch (OperationCanceledException)
        {
            rows.Complete();
        }
        catch (Exception e)
        {
            rows.Complete(e);
        }
    }

    private static List<BulkEventStreamHeader> Headers(IEnumerable<ImportLine> lines) =>
    [
        .. lines.OfType<ImportLine.Read>().CountBy(line => line.Id)
            .Select(stream => new BulkEventStreamHeader { Key = stream.Key.Value, Version = stream.Value, AggregateType = typeof(NegotiationSnapshot) }),
    ];
}
