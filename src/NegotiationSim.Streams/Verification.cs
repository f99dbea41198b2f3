using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Streams;

/// <summary>Whether what is stored is what was recorded.</summary>
public static class Verification
{
    /// <summary>
    /// Goes through the chain of every stream, archived or not, and through the store around them. Empty when all is well;
    /// of a broken stream only the first bad position is named, since everything after it hangs in the air.
    /// </summary>
    public static async ValueTask<IReadOnlyList<StreamFinding>> VerifyAsync(this INegotiationStreams streams, CancellationToken cancellation = default)
    {
        var findings = new List<StreamFinding>(await streams.CheckStoreAsync(cancellation));
        try
        {
            foreach (var summary in await streams.ListAsync(includeArchived: true, cancellation))
            {
                findings.AddRange(await streams.VerifyAsync(summary.Id, cancellation));
            }
        }
        catch (StreamsBrokenException e)
        {
            findings.Add(e.Finding);
        }

        return [.. findings.Distinct()];
    }

    /// <summary>Goes through the chain of one stream; the first bad position, or nothing.</summary>
    public static async ValueTask<IReadOnlyList<StreamFinding>> VerifyAsync(
        this INegotiationStreams streams, NegotiationId id, CancellationToken cancellation = default)
    {
        try
        {
            if (await streams.FindAsync(id, cancellation) is not { } summary)
            {
                return [];
            }

            var (decoding, folded) = (new Decoding(id, 0, EventHash.None), StreamSummary.Empty(id));
            await foreach (var stored in streams.ReadStoredAsync(id, cancellation))
            {
                if (decoding.Next(stored, out var finding) is not { } recorded)
                {
                    return [finding!];
                }

                folded = folded.After(recorded.Event);
                if (folded.Version == summary.Version)
                {
                    break;
                }
            }

            return folded with { IsArchived = summary.IsArchived } == summary
                ? []
                : [new StreamFinding(StreamFault.DamagedCaseFile, $"the list says {summary}", $"what the events say: {folded}", id, folded.Version)];
        }
        catch (StreamsBrokenException e)
        {
            return [e.Finding];
        }
    }

    /// <summary>The forks a stream has come through, oldest first; they are in the stream itself.</summary>
    public static async ValueTask<IReadOnlyList<NegotiationForked>> LineageAsync(
        this INegotiationStreams streams, NegotiationId id, CancellationToken cancellation = default)
    {
        var lineage = new List<NegotiationForked>();
        await foreach (var stored in streams.ReadStoredAsync(id, cancellation))
        {
            if (EventAliases.TypeOf(stored.Alias) == typeof(NegotiationForked) && Decoding.TryDecode(stored.Alias, stored.Json.Span).Event is NegotiationForked fork)
            {
                lineage.Add(fork);
            }
        }

        return lineage;
    }
}
