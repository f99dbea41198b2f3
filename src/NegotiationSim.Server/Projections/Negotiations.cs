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
