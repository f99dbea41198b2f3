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
        views.Options.BatchSize = Negotiations.Page;
        views.Add(new RecordSoFarProjection());
        views.Add(new ReciprocityProjection(settings.Verdicts, settings.Upcasters));
        views.Add(new ComplianceProjection(), stageNumber: 2);
        views.Add(new OpenDemandsProjection(), stageNumber: 2);
    });
}
