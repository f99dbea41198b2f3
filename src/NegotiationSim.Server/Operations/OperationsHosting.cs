using System.Text.Json;
using Marten;
using NegotiationSim.Server.Desk;
using NegotiationSim.Server.Projections;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Health;

namespace NegotiationSim.Server.Operations;

/// <summary>Seeing inside a server: health, doctor, traces and figures, logs.</summary>
public static class OperationsHosting
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Everything that watches.</summary>
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Before whatever has something to export.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, Exporting>());
        services.AddSingleton<StoreLook>();
        services.AddSingleton<Doctor>();
        services.AddSingleton<ViewsWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewsWatch>());
        services.AddHostedService<PausedViews>();
        services.AddHealthChecks().AddCheck<ServerIsReady>("server", tags: [Readiness.Tag]);
        AddLogs(builder.Logging);
    }

    /// <summary><c>/api/server/doctor</c>: in detail what <c>/health/ready</c> answers in a word.</summary>
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/server/doctor", async (Doctor doctor, CancellationToken cancellation) => TypedResults.Json(await doctor.LookAsync(cancellation), Json))
            .WithName("Doctor").Produces<DoctorReport>().RequireAuthorization(Policies.Administer);
    }

    /// <summary>Does what <c>dotnet NegotiationSim.Server.dll doctor</c> asks: a look without starting to serve.</summary>
    public static async Task<int> RunDoctorAsync(this WebApplication app)
    {
        var report = await app.Services.GetRequiredService<Doctor>().LookAsync(CancellationToken.None);
        foreach (var line in report.Lines)
        {
            await Console.Out.WriteLineAsync($"{line.Condition,-8} {line.Name}: {line.Says}");
        }

        return report.Condition == Condition.Failed ? 1 : 0;
    }

    // One JSON object a line where nobody reads along; with scopes, so that a line names its negotiation and command.
    private static void AddLogs(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Wolverine logs whatever ends a command, and Marten every statement that PostgreSQL refuses with all it was to write:
        // also lost races, which are decided anew and answered. What nobody answers is thrown as well, and logged by whoever
        // catches it.
        logging.AddFilter(typeof(CommandOnVersion).FullName, LogLevel.None);
        logging.AddFilter(typeof(CommandInTurn).FullName, LogLevel.None);
        logging.AddFilter(typeof(IDocumentStore).FullName, LogLevel.None);
        if (Console.IsOutputRedirected)
        {
            logging.AddJsonConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "O"));
        }
    }
}
