using JasperFx.Events.Projections;

namespace NegotiationSim.Server.Projections;

/// <summary>What the projections over one negotiation have in common.</summary>
public static class Negotiations
{
    /// <summary>
    /// Events that are taken at a time where many are left. As long as PostgreSQL does not know the tables' size, as after a
    /// load in bulk, it sorts all that are left for each page.
    /// </summary>
    public const int Page = 2_000;

    /// <summary>
    /// By the kind of stream and not by the types of events: those that this version of the program does not know would be
    /// left out without a word. Archived negotiations are rebuilt like the others.
    /// </summary>
    internal static void TakesWholeNegotiations(this EventFilterable projection)
    {
        projection.IncludeArchivedEvents = true;
        projection.FilterIncomingEventsOnStreamType(typeof(NegotiationSnapshot));
    }
}
