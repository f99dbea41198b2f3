using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NegotiationSim.Server.Operations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;
using Wolverine;
using Wolverine.Runtime;

namespace NegotiationSim.Server.Tests;

/// <summary>The whole server in this process, at a free port of this machine.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app, KeptLog log) => (_app, Log, Client) = (app, log, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });

    public HttpClient Client { get; }

    public KeptLog Log { get; }

    public IServiceProvider Services => _app.Services;

    public INegotiationDesk Desk => Services.GetRequiredService<INegotiationDesk>();

    public INegotiationStreams Streams => Services.GetRequiredService<INegotiationStreams>();

    public IWolverineRuntime Runtime => Services.GetRequiredService<IWolverineRuntime>();

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    /// <summary>Starts one on a place of the database.</summary>
    /// <param name="place">Where PostgreSQL is and which schema.</param>
    /// <param name="clock">The server's clock; the true one unless another is given.</param>
    /// <param name="configuration">More that is said to the server from outside.</param>
    /// <param name="verdict">In which perspective and reading verdicts are kept.</param>
    public static async Task<RunningServer> StartAsync(
        StoreSettings place, TimeProvider? clock = null, IEnumerable<KeyValuePair<string, string?>>? configuration = null, VerdictChoice? verdict = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(configuration ?? []);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddNegotiationServer(new ServerSettings { Postgres = place.ConnectionString, Schema = place.Schema, Nodes = DurabilityMode.Solo, Seeds = false, Verdict = verdict ?? new VerdictChoice() });
        var log = new KeptLog();
        builder.Logging.ClearProviders().AddProvider(log);
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        var app = builder.Build();
        app.UseNegotiationServer();
        await app.StartAsync();
        return new RunningServer(app, log);
    }

    /// <summary>Waits until the views have come as far as the streams.</summary>
    public async Task ViewsFollowAsync()
    {
        var watch = Services.GetRequiredService<ViewsWatch>();
        for (var left = 1800; (await watch.LookAsync(CancellationToken.None)).Lag > 0; left--)
        {
            left.ShouldBePositive("the views do not follow by themselves");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
