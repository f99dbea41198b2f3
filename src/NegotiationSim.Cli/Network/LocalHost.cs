using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using NegotiationSim.Cli.Verbs;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;
using NegotiationSim.Web;
using NegotiationSim.Web.Access;

namespace NegotiationSim.Cli.Network;

/// <summary>The web host of one process: streams of a case file, a desk straight over them, everything allowed to whoever is on this machine.</summary>
internal static class LocalHost
{
    public static async ValueTask<int> RunAsync(Session session, INegotiationStreams streams, string where, IReadOnlyList<LoopbackAddress> addresses)
    {
        await using var app = Build(session, streams, addresses);
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken)
        {
            return session.Stop(Exit.Failure, $"serve cannot listen: {taken.Message}");
        }

        session.Terminal.Show(session.Terminal.NewPage().Line($"Serving {where} at {string.Join(" and ", app.Urls)}. Ctrl+C ends it."));
        session.Terminal.Flush();
        await app.WaitForShutdownAsync();
        return Exit.Done;
    }

    /// <summary>Nothing of the surroundings is read: no settings file, no variable can make it listen elsewhere.</summary>
    public static WebApplication Build(Session session, INegotiationStreams streams, IReadOnlyList<LoopbackAddress> addresses)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, addresses));
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(streams);
        builder.Services.AddSingleton(session.Around.Clock);
        builder.Services.AddSingleton<INegotiationDesk, StreamDesk>();
        builder.Services.AddNegotiationSimWeb(session.Library());
        // A page of another site that had its own name point here would not be of another site to the browser.
        builder.Services.AddHostFiltering(options => (options.AllowedHosts, options.IncludeFailureMessage) = (["localhost", "127.0.0.1", "[::1]"], false));
        builder.Services.AddAuthorization(options =>
        {
            foreach (var policy in Policies.All)
            {
                options.AddPolicy(policy, anybody => anybody.RequireAssertion(_ => true));
            }
        });

        var app = builder.Build();
        app.UseHostFiltering();
        app.UseNegotiationSimWeb();
        app.MapNegotiationSim();
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, IReadOnlyList<LoopbackAddress> addresses)
    {
        foreach (var address in addresses)
        {
            if (address.Address is { } one)
            {
                kestrel.Listen(one, address.Port);
            }
            else
            {
                kestrel.ListenLocalhost(address.Port);
            }
        }
    }
}
