using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NegotiationSim.Files;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;
using NegotiationSim.Web.Access;

namespace NegotiationSim.Web.Tests;

/// <summary>The endpoints in this process, over streams in memory unless others are given.</summary>
internal sealed class Served : IAsyncDisposable
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    public static Library Seeds { get; } = Library.Of([], [Path.Combine(Root, "seeds"), Path.Combine(Root, "scenarios")]);

    private readonly WebApplication _app;

    private Served(WebApplication app, INegotiationStreams streams, HttpClient client) => (_app, Streams, Client) = (app, streams, client);

    public INegotiationStreams Streams { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens, if it does.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>In this process, without a network.</summary>
    public static async Task<Served> Start(INegotiationStreams? streams = null, WebSettings? settings = null, Action<IServiceCollection>? services = null)
    {
        var (app, kept) = Build(web => web.UseTestServer(), streams, settings, services);
        await app.StartAsync();
        return new Served(app, kept, app.GetTestClient());
    }

    /// <summary>On a free port of this machine.</summary>
    public static async Task<Served> StartOnKestrel(WebSettings settings)
    {
        var (app, kept) = Build(web => web.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0)), null, settings, null);
        await app.StartAsync();
        return new Served(app, kept, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static (WebApplication App, INegotiationStreams Streams) Build(
        Action<ConfigureWebHostBuilder> web, INegotiationStreams? streams, WebSettings? settings, Action<IServiceCollection>? services)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        web(builder.WebHost);
        var kept = streams ?? new InMemoryStreams();
        builder.Services.AddSingleton(kept);
        builder.Services.AddSingleton<TimeProvider>(new Stopped());
        builder.Services.AddSingleton<INegotiationDesk, StreamDesk>();
        builder.Services.AddNegotiationSimWeb(Seeds, settings);
        builder.Services.AddAuthorization(options =>
        {
            foreach (var policy in Policies.All)
            {
                options.AddPolicy(policy, anybody => anybody.RequireAssertion(_ => true));
            }
        });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseNegotiationSimWeb();
        app.MapNegotiationSim();
        return (app, kept);
    }

    /// <summary>Sends a body as YAML.</summary>
    public Task<Answered> Post(string path, string body, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body, "application/yaml", headers);

    public Task<Answered> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, null, headers);

    public async Task<Answered> Send(HttpMethod method, string path, string? body, string? type, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        return new Answered(response.StatusCode, response.Headers.ETag?.ToString(), response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 24, 12, 0, 0, TimeSpan.Zero);
    }
}

/// <summary>What came back.</summary>
internal sealed record Answered(HttpStatusCode Status, string? Tag, string? Type, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The code of a problem.</summary>
    public string? Code => (string?)Json["code"];
}
