using System.Collections.Immutable;
using JasperFx.Events;
using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Server.Storage;

/// <summary>
/// Names the events that this version of the program cannot read, with stream, version, sequence and type, and keeps
/// commands off their streams: whoever decides over an inline snapshot does not read the events and would go on past them.
/// </summary>
/// <remarks>
/// What is damaged is each node's own knowledge, because a node of a newer version may read what this one cannot; a node
/// that is started anew with an upcaster for it goes on by itself.
/// </remarks>
public sealed class StoreCheck
{
    private const int Chunk = 2000;
    private const int MostFindings = 100;

    // Numbers are drawn before the commit: an event that commits late stands behind others with higher ones.
    private const long Overlap = 1000;

    private static readonly Progress Beginning = new(ImmutableSortedDictionary.Create<string, StreamFinding>(StringComparer.Ordinal), 0);

    private readonly IDocumentStore _store;
    private readonly StreamRows _rows;
    private readonly Snapshots _snapshots;
    private readonly Upcasters _upcasters;
    private Progress _soFar = Beginning;

    internal StoreCheck(IDocumentStore store, StreamRows rows, Snapshots snapshots, Upcasters upcasters) =>
        (_store, _rows, _snapshots, _upcasters) = (store, rows, snapshots, upcasters);

    /// <summary>The first damage that was found in each stream, by the stream's id.</summary>
    public IReadOnlyDictionary<string, StreamFinding> Damaged => _soFar.Damaged;

    /// <summary>Refuses a command on a stream that is known to be damaged.</summary>
    /// <exception cref="StreamsBrokenException">Names the place.</exception>
    public void ThrowIfDamaged(NegotiationId id)
    {
        if (_soFar.Damaged.TryGetValue(id.Value, out var finding))
        {
            throw new StreamsBrokenException(finding);
        }
    }

    /// <summary>Looks at the snapshots, and at the events that have come since the last run, or at all of them.</summary>
    /// <param name="everything">Also what was looked at before: somebody may have changed it behind our back.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<StreamFinding>> RunAsync(bool everything = false, CancellationToken cancellation = default)
    {
        _soFar = await LookAsync(everything ? Beginning : _soFar, cancellation);
        return [.. _soFar.Damaged.Values, .. await BehindAsync(cancellation)];
    }

    private async Task<Progress> LookAsync(Progress soFar, CancellationToken cancellation)
    {
        var (damaged, last) = (soFar.Damaged, Math.Max(0, soFar.Last - Overlap));
        for (var count = Chunk; count == Chunk;)
        {
            var rows = await EventsAsync(last, cancellation);
            (count, last) = (rows.Count, rows.Count == 0 ? last : rows[^1].Sequence);
            foreach (var finding in rows.AsParallel().AsOrdered().Select(Finding).OfType<StreamFinding>())
            {
                var stream = finding.Stream!.Value.Value;
                damaged = damaged.TryGetValue(stream, out var known) && known.Version <= finding.Version ? damaged : damaged.SetItem(stream, finding);
            }
        }

        return new Progress(damaged, last);
    }

    private Task<List<(long Sequence, string Stream, long Version, string Alias, byte[] Json)>> EventsAsync(long after, CancellationToken cancellation)
    {
        // Other streams of the store have events of their own, and Marten one where numbers are kept of appends that failed.
        var others = _store.Options.Events.AllKnownEventTypes().Select(type => type.EventTypeName).Where(alias => EventAliases.TypeOf(alias) is null);
        var known = others.Except(_upcasters.All.Select(upcaster => upcaster.Alias), StringComparer.Ordinal).ToArray();
        return _rows.QueryAsync(
            $"select seq_id, stream_id, version, type, data from {_store.Options.Schema.ForEvents()} where seq_id > $1 and stream_id <> '{Tombstone.StreamKey}' and type <> all($2) order by seq_id limit {Chunk}",
            row => (row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetFieldValue<byte[]>(4)),
            cancellation,
            after,
            known);
    }

    private StreamFinding? Finding((long Sequence, string Stream, long Version, string Alias, byte[] Json) row) =>
        Decoding.TryDecode(row.Alias, row.Json, _upcasters).Finding is { } finding
            ? finding with { What = $"{finding.What} (sequence {row.Sequence}, type {row.Alias})", Stream = new NegotiationId(row.Stream), Version = row.Version, Column = null }
            : null;

    private async Task<IEnumerable<StreamFinding>> BehindAsync(CancellationToken cancellation) =>
        (await _snapshots.BehindAsync(MostFindings, cancellation)).Select(behind => new StreamFinding(
            StreamFault.SnapshotBehind, $"the snapshot stands at version {behind.Snapshot}", $"the stream's own, {behind.Stream}", behind.Id, behind.Stream));

    private sealed record Progress(ImmutableSortedDictionary<string, StreamFinding> Damaged, long Last);
}
