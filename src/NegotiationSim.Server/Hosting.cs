using JasperFx.CodeGeneration;
using Marten;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using Wolverine;
using Wolverine.Marten;

namespace NegotiationSim.Server;

/// <summary>The server put together; the same for the program and for tests of the whole.</summary>
public static class Hosting
{
    /// <summary>Everything the server is made of: Marten keeps the streams, Wolverine hands commands to their handlers.</summary>
    /// <param name="builder">Of the web host.</param>
    /// <param name="postgres">Where PostgreSQL is, as Npgsql writes it.</param>
    public static void AddNegotiationServer(this WebApplicationBuilder builder, string postgres)
    {
        var settings = new StoreSettings { ConnectionString = postgres };
        builder.Services.AddSingleton(settings);
        builder.Services.AddMarten(options => NegotiationStore.Configure(options, settings))
            .IntegrateWithWolverine(marten => marten.UseWolverineManagedEventSubscriptionDistribution = true)
            .UseLightweightSessions();
        builder.Host.UseWolverine(options => Configure(options, builder.Configuration));
        builder.Services.AddSingleton<INegotiationStreams, MartenStreams>();
        builder.Services.AddHealthChecks().AddTypeActivatedCheck<DatabaseAnswers>("postgresql", postgres);
    }

    /// <summary>What answers requests.</summary>
    public static void UseNegotiationServer(this WebApplication app) => app.MapHealthChecks("/health");

    private static void Configure(WolverineOptions options, IConfiguration configuration)
    {
        options.ApplicationAssembly = typeof(Hosting).Assembly;
        options.Policies.AutoApplyTransactions();
        options.Policies.UseDurableLocalQueues();
        // Static in the published image, which has no compiler in it.
        options.CodeGeneration.TypeLoadMode = configuration.GetValue("Server:Code", TypeLoadMode.Dynamic);
    }
}
