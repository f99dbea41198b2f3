using JasperFx.Events;
using JasperFx.Events.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Server.Projections;

/// <summary>What the projections over one negotiation have in common.</summary>
internal static class Negotiations
{
    /// <summary>Other streams of the store (sweeps) are left alone; archived negotiations are rebuilt like the others.</summary>
    public static void TakesNegotiations(this EventFilterable projection)
    {
        projection.IncludeArchivedEvents = true;
        projection.IncludeType<StoredEvent>();
        foreach (var (_, type) in EventAliases.All)
        {
            projection.IncludeType(type);
        }
    }
}

/// <summary>
/// A document stands at another version than the one its next event follows: its stream was loaded in bulk, or written by
/// a node that keeps another shape of it. Nothing is written until it has been folded anew; going on would start the chain again.
/// </summary>
public sealed class SnapshotBehindException(string stream, long snapshot, long next)
    : Exception($"The document of '{stream}' stands at version {snapshot}, and the next event is {next}.")
{
    /// <summary>The stream.</summary>
    public string Stream { get; } = stream;

    internal static void ThrowIfBehind(string stream, long version, IEvent next)
    {
        if (next.Version != version + 1)
        {
            throw new SnapshotBehindException(stream, version, next.Version);
        }
    }
}
