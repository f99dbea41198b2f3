using JasperFx.OpenTelemetry;
using Marten;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
using NegotiationSim.Server.Access;
using NegotiationSim.Server.Desk;
using NegotiationSim.Server.Operations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Server.Sweeps;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;
using NegotiationSim.Web;
using Wolverine;
using Wolverine.Marten;

namespace NegotiationSim.Server;

/// <summary>The server put together; the same for the program and for tests of the whole.</summary>
public static class Hosting
{
    /// <summary>
    /// Everything the server is made of: Marten keeps the streams, Wolverine hands commands to their handlers. What was
    /// said of verdicts and means nothing is answered with; null when the server is put together.
    /// </summary>
    public static NoAnswer? AddNegotiationServer(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var library = Library.Of([], [Shipped("seeds"), Shipped("scenarios")]);
        var verdicts = settings.Verdict.In(new Shelf(library));
        if (verdicts.Value is { } understood)
        {
            builder.AddNegotiationServer(settings, settings.Store with { Verdicts = understood }, library);
        }

        return verdicts.Why;
    }

    /// <summary>What answers requests.</summary>
    public static void UseNegotiationServer(this WebApplication app)
    {
        app.UseNegotiationSimWeb();
        app.UseOutages();
        app.MapNegotiationSim();
        app.MapViews();
        app.MapNotices();
        app.MapSharing();
        app.MapOperations();
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = check => check.Name == "postgresql" });
    }

    private static void AddNegotiationServer(this WebApplicationBuilder builder, ServerSettings settings, StoreSettings place, Library library)
    {
        var services = builder.Services;
        services.AddMarten(options =>
            {
                NegotiationStore.Configure(options, place);
                DeskDocuments.Configure(options);
                options.OpenTelemetry.TrackConnections = TrackLevel.Normal;
                options.OpenTelemetry.TrackEventCounters();
            })
            .IntegrateWithWolverine(marten =>
            {
                marten.UseWolverineManagedEventSubscriptionDistribution = true;
                marten.TransportSchemaName = settings.Schema;
            })
            .UseLightweightSessions();
        builder.Host.UseWolverine(options =>
        {
            Messaging.Configure(options, settings);
            SweepMessaging.Configure(options, settings.Sweeps);
        });
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(place);
        services.AddSingleton<MartenStreams>();
        services.AddSingleton<PrivateForks>();
        services.AddSingleton<INegotiationStreams, WatchedStreams>();
        services.AddSingleton<INegotiationDesk, WolverineDesk>();
        services.AddSweeps(settings.Sweeps);
        services.AddNegotiationSimWeb(library, new WebSettings { OwnerClaims = [AccessSettings.In(builder.Configuration).ActsAsClaim] });
        // Before Marten and Wolverine look at their tables: hosts that start together take turns here.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(provider => new FirstStart(
            provider.GetRequiredService<IDocumentStore>(), provider.GetRequiredService<MartenStreams>(), settings.Seeds ? HistoriesIn(library) : [])));
        builder.AddAccess();
        services.AddHealthChecks().AddTypeActivatedCheck<DatabaseAnswers>("postgresql", settings.Postgres);
        builder.AddOperations();
    }

    private static IEnumerable<HistoryFile> HistoriesIn(Library library) =>
        library.Files.Where(file => file.Folder == "histories").Select(file => library.Read(file).Value).OfType<HistoryFile>();

    private static string Shipped(string folder) => Path.Combine(AppContext.BaseDirectory, folder);
}
