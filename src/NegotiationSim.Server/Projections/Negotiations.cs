using JasperFx.Events.Projections;

namespace NegotiationSim.Server.Projections;

/// <summary>What the projections over one negotiation have in common.</summary>
internal static class Negotiations
{
    /// <summary>
    /// By the kind of stream and not by the types of events: those that this version of the program does not know would be
    /// left out without a word. Archived negotiations are rebuilt like the others.
    /// </summary>
    public static void TakesWholeNegotiations(this EventFilterable projection)
    {
        projection.IncludeArchivedEvents = true;
        projection.FilterIncomingEventsOnStreamType(typeof(NegotiationSnapshot));
    }
}
