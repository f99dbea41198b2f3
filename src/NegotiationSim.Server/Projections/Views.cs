using JasperFx.Events.Projections;
using Marten;
using NegotiationSim.Server.Storage;

namespace NegotiationSim.Server.Projections;

/// <summary>What is worked out of the streams behind them, on one node at a time.</summary>
public static class Views
{
    /// <summary>Their name and progress: they go together, over each event once.</summary>
    public const string Name = "views";

    internal static void Configure(StoreOptions options, StoreSettings settings) => options.Projections.CompositeProjectionFor(Name, views =>
    {
        views.TakesWholeNegotiations();
        views.Add(new RecordSoFarProjection());
        views.Add(new ReciprocityProjection(settings.Verdicts, settings.Upcasters));
        views.Add(new ComplianceProjection(), stageNumber: 2);
        views.Add(new OpenDemandsProjection(), stageNumber: 2);
    });

    /// <summary>
    /// By the kind of stream and not by the types of events: those that this version of the program does not know would be
    /// left out without a word.
    /// </summary>
    internal static void TakesWholeNegotiations(this EventFilterable projection)
    {
        projection.IncludeArchivedEvents = true;
        projection.FilterIncomingEventsOnStreamType(typeof(NegotiationSnapshot));
    }
}
