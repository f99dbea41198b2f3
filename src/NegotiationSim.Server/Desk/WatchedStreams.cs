using System.Runtime.CompilerServices;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Access;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;
using Wolverine.Runtime;

namespace NegotiationSim.Server.Desk;

/// <summary>
/// The server's streams as its endpoints see them: what is imported here has its deadlines watched, and a fork is its
/// maker's. Whoever is told of no negotiation by <see cref="FindAsync"/> has nothing to read.
/// </summary>
/// <param name="streams">The streams themselves.</param>
/// <param name="forks">Whose forks are whose.</param>
/// <param name="runtime">Wolverine.</param>
/// <param name="clock">Says which deadlines lie ahead.</param>
public sealed class WatchedStreams(MartenStreams streams, PrivateForks forks, IWolverineRuntime runtime, TimeProvider clock) : INegotiationStreams
{
    /// <inheritdoc/>
    public async ValueTask<ImportResult> StoreAsync(IAsyncEnumerable<ImportLine> lines, CancellationToken cancellation = default)
    {
        var asked = clock.GetUtcNow();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var result = await streams.StoreAsync(Noting(lines, ids, cancellation), cancellation);
        if (result is ImportResult.Imported)
        {
            var bus = new MessageBus(runtime);
            foreach (var id in ids)
            {
                // Whoever stops waiting has imported all the same.
                await bus.PublishAsync(new WatchDeadlines(id, asked));
            }
        }

        return result;
    }

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(
        NegotiationId id, long expectedVersion, IReadOnlyList<NegotiationEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation = default) =>
        streams.AppendAsync(id, expectedVersion, events, recordedAt, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAsync(NegotiationId id, long fromVersion = 1, long toVersion = long.MaxValue, CancellationToken cancellation = default) =>
        streams.ReadAsync(id, fromVersion, toVersion, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRow> ReadStoredAsync(NegotiationId id, CancellationToken cancellation = default) => streams.ReadStoredAsync(id, cancellation);

    /// <inheritdoc/>
    public async ValueTask<StreamSummary?> FindAsync(NegotiationId id, CancellationToken cancellation = default) =>
        await streams.FindAsync(id, cancellation) is { } summary && await forks.AreReadableAsync(summary, cancellation) ? summary : null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StreamSummary>> ListAsync(bool includeArchived = false, CancellationToken cancellation = default)
    {
        var all = await streams.ListAsync(includeArchived, cancellation);
        var hidden = await forks.OfOthersAsync(cancellation);
        return hidden.Count == 0 ? all : [.. all.Where(summary => !hidden.Contains(summary.Id.Value))];
    }

    /// <inheritdoc/>
    public ValueTask<ForkResult> ForkAsync(NegotiationForked fork, DateTimeOffset recordedAt, CancellationToken cancellation = default) =>
        streams.ForkAsync(fork, recordedAt, forks.Maker, cancellation);

    /// <inheritdoc/>
    public ValueTask<bool> ArchiveAsync(NegotiationId id, CancellationToken cancellation = default) => streams.ArchiveAsync(id, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StreamFinding>> CheckStoreAsync(CancellationToken cancellation = default) => streams.CheckStoreAsync(cancellation);

    private static async IAsyncEnumerable<ImportLine> Noting(IAsyncEnumerable<ImportLine> lines, HashSet<string> ids, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            if (line is ImportLine.Read { Id: var id })
            {
                ids.Add(id.Value);
            }

            yield return line;
        }
    }
}
