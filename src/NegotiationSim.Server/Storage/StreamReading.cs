using System.Runtime.CompilerServices;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Server.Storage;

/// <summary>Reads streams row by row and checks the chain on the way.</summary>
internal sealed class StreamReading(StreamRows rows, Upcasters upcasters)
{
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(NegotiationId id, long fromVersion, long toVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (recorded, _) in ReadBothAsync(id, fromVersion, toVersion, cancellation))
        {
            yield return recorded;
        }
    }

    /// <summary>Each event as it is meant and as it lies there.</summary>
    public async IAsyncEnumerable<(RecordedEvent Recorded, StoredRow Stored)> ReadBothAsync(
        NegotiationId id, long fromVersion, long toVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = await rows.HeadAsync(id, cancellation);
        var (version, last) = (Math.Max(1, fromVersion) - 1, Math.Min(toVersion, head.Version));
        var decoding = new Decoding(id, version, version == 0 || version >= last ? EventHash.None : await rows.HashAtAsync(id, version, cancellation), upcasters);
        while (decoding.Version < last)
        {
            var chunk = await rows.ReadAsync(id, decoding.Version + 1, last, cancellation);
            ThrowIfMissing(id, decoding.Version + 1, chunk);
            foreach (var stored in chunk)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return (decoding.Next(stored, out var finding) ?? throw new StreamsBrokenException(finding!), stored);
            }
        }
    }

    public async IAsyncEnumerable<StoredRow> ReadStoredAsync(NegotiationId id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = await rows.HeadAsync(id, cancellation);
        for (long version = 0; version < head.Version;)
        {
            var chunk = await rows.ReadAsync(id, version + 1, head.Version, cancellation);
            ThrowIfMissing(id, version + 1, chunk);
            foreach (var stored in chunk)
            {
                cancellation.ThrowIfCancellationRequested();
                version = stored.Version;
                yield return stored;
            }
        }
    }

    private static void ThrowIfMissing(NegotiationId id, long version, List<StoredRow> chunk)
    {
        if (chunk.Count == 0)
        {
            throw new StreamsBrokenException(new StreamFinding(StreamFault.BrokenVersions, $"version {version} is missing", "versions 1, 2, 3 … without gaps", id, version));
        }
    }
}
