using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using Wolverine;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>Something that takes commands.</summary>
internal interface IContestant : IAsyncDisposable
{
    /// <summary>Where its negotiations are kept.</summary>
    INegotiationStreams Streams { get; }

    /// <summary>A party states something, having seen this version.</summary>
    Task StateAsync(NegotiationId id, long seen);

    /// <summary>Waits until nothing goes on behind the commands.</summary>
    Task SettleAsync();
}

/// <summary>The whole server at a port of this machine.</summary>
internal sealed class Server : IContestant
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private readonly ConcurrentDictionary<NegotiationId, Uri> _addresses = [];

    private Server(WebApplication app) => (_app, _client) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });

    public INegotiationStreams Streams => _app.Services.GetRequiredService<MartenStreams>();

    public IDocumentStore Store => _app.Services.GetRequiredService<IDocumentStore>();

    public static async Task<Server> StartAsync(StoreSettings place)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddNegotiationServer(new ServerSettings { Postgres = place.ConnectionString, Schema = place.Schema, Nodes = DurabilityMode.Solo, Seeds = false });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseNegotiationServer();
        await app.StartAsync();
        return new Server(app);
    }

    public async Task StateAsync(NegotiationId id, long seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _addresses.GetOrAdd(id, static id => new Uri($"/api/negotiations/{id}/commands", UriKind.Relative)));
        request.Content = new StringContent($$"""{"on": "2026-02-25", "by": "ukraine", "do": "state", "statement": "statement", "text": "{{Talks.Text}}"}""", Encoding.UTF8, "application/json");
        request.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"v{seen}\"")));
        using var response = await _client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
        }
    }

    public async Task SettleAsync()
    {
        var since = Stopwatch.GetTimestamp();
        var last = (await Store.Advanced.FetchEventStoreStatistics()).EventSequenceNumber;
        while ((await Store.Advanced.AllProjectionProgress()).Any(shard => shard.Sequence < last))
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException("The views do not catch up.");
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>Marten alone with the same tables and the same snapshot.</summary>
internal sealed class PlainMarten : IContestant
{
    private readonly DocumentStore _store;

    private PlainMarten(DocumentStore store, StoreSettings place) => (_store, Streams) = (store, new MartenStreams(store, place));

    public INegotiationStreams Streams { get; }

    public static async Task<PlainMarten> StartAsync(StoreSettings place)
    {
        var store = DocumentStore.For(options => NegotiationStore.Configure(options, place));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return new PlainMarten(store, place);
    }

    public async Task StateAsync(NegotiationId id, long seen)
    {
        await using var session = _store.LightweightSession();
        var stream = await session.Events.FetchForWriting<NegotiationSnapshot>(id.Value);
        stream.AppendOne(Talks.Statement(seen));
        await session.SaveChangesAsync();
    }

    public Task SettleAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
