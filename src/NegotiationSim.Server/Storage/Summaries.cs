using System.Text.Json;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams;

namespace NegotiationSim.Server.Storage;

/// <summary>
/// What a list says. Which streams there are, their versions and which are archived is asked of the streams themselves; the
/// rest of their snapshots, and where one is missing or behind (it is being rebuilt) of their events.
/// </summary>
internal sealed class Summaries(IDocumentStore store, StreamRows rows, StreamReading reading)
{
    /// <summary>What Marten calls a stream of ours; sweeps are called otherwise, and the tombstones of failed appends are not called anything.</summary>
    public const string StreamType = "negotiation_snapshot";

    private static readonly JsonSerializerOptions Json = StoreJson.Options();

    private readonly string _sql =
        $"""
        select s.id, s.version, s.is_archived, d.data->'summary'
        from {store.Options.Schema.ForStreams()} s left join {store.Options.Schema.For<NegotiationSnapshot>()} d on d.id = s.id
        where s.type = '{StreamType}' and s.version > 0 and ($1 or not s.is_archived) and ($2::varchar is null or s.id = $2)
        order by s.id collate "C"
        """;

    public async Task<IReadOnlyList<StreamSummary>> ReadAsync(NegotiationId? id, bool includeArchived, CancellationToken cancellation)
    {
        var list = await KeptAsync(id, includeArchived, cancellation);
        for (var i = 0; i < list.Count; i++)
        {
            var (version, isArchived, kept) = list[i];
            if (kept.Version != version)
            {
                list[i] = (version, isArchived, await FoldedAsync(kept.Id, version, cancellation));
            }
        }

        return [.. list.Select(one => one.Kept with { IsArchived = one.IsArchived })];
    }

    private Task<List<(long Version, bool IsArchived, StreamSummary Kept)>> KeptAsync(NegotiationId? id, bool includeArchived, CancellationToken cancellation) =>
        rows.QueryAsync(
            _sql,
            row => (row.GetInt64(1), row.GetBoolean(2), row.IsDBNull(3) ? StreamSummary.Empty(new NegotiationId(row.GetString(0))) : JsonSerializer.Deserialize<StreamSummary>(row.GetFieldValue<byte[]>(3), Json)!),
            cancellation,
            includeArchived,
            id?.Value);

    private async Task<StreamSummary> FoldedAsync(NegotiationId id, long version, CancellationToken cancellation)
    {
        var summary = StreamSummary.Empty(id);
        try
        {
            await foreach (var recorded in reading.ReadAsync(id, 1, version, cancellation))
            {
                summary = summary.After(recorded.Event);
            }

            return summary;
        }
        catch (StreamsBrokenException)
        {
            // A list is not the place to stop at a damaged stream; whoever reads or verifies it is told.
            return summary with { Version = version };
        }
    }
}
