using System.Collections.Concurrent;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NegotiationSim.Server.Sweeps;
using NegotiationSim.Web;
using NegotiationSim.Web.Sweeps;
using Npgsql;
using Wolverine;

namespace NegotiationSim.Server.Tests.Sweeps;

/// <summary>A database of its own, and nodes that work on it, gone with it.</summary>
internal sealed class Cluster(Postgres postgres) : IAsyncDisposable
{
    private readonly string _name = $"sweeps_{Guid.NewGuid():n}";
    private readonly List<Node> _nodes = [];

    public string ConnectionString => new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = _name, MaxPoolSize = 15 }.ToString();

    public static async Task<Cluster> CreateAsync(Postgres postgres)
    {
        var cluster = new Cluster(postgres);
        await postgres.RunAsync($"create database {cluster._name}");
        return cluster;
    }

    /// <summary>One more node, in this process.</summary>
    public async Task<Node> AddAsync(TimeSpan shortestSlice = default, int parallel = 2)
    {
        var node = await Node.StartAsync(ConnectionString, shortestSlice, parallel);
        _nodes.Add(node);
        return node;
    }

    /// <summary>The numbers that a query answers with, in its order.</summary>
    public async Task<List<long>> CountsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var counts = new List<long>();
        while (await row.ReadAsync())
        {
            counts.Add(row.GetInt64(0));
        }

        return counts;
    }

    /// <summary>The slices that a sweep's stream counts, in the order of their numbers, as often as they are in it.</summary>
    public Task<List<long>> DoneAsync(string sweep) =>
        CountsAsync($"select (data->>'slice')::bigint from negotiation.mt_events where stream_id = 'sweep:{sweep}' and type = 'sweep_slice_done' order by 1");

    /// <summary>The tickets that took a slice, as often as they did.</summary>
    public Task<List<long>> TakenAsync(string sweep, int slice) => CountsAsync(
        $"select (data->>'ticket')::bigint from negotiation.mt_events where stream_id = 'sweep:{sweep}' and type = 'sweep_slice_taken' and (data->>'slice')::int = {slice} order by version");

    public async Task<long> DeadLettersAsync() => (await CountsAsync("select count(*) from negotiation.wolverine_dead_letters")).Single();

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.Select(node => node.DisposeAsync().AsTask()));
        await postgres.RunAsync($"drop database {_name} with (force)");
    }
}

/// <summary>A node in this process.</summary>
internal sealed class Node : IAsyncDisposable, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _said = [];
    private WebApplication _app = null!;

    /// <summary>What it logged about slices.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>The slices that it has begun.</summary>
    public IReadOnlyList<string> Begun => NodeProcess.BegunIn(_said);

    public ISweepRunner Runner => _app.Services.GetRequiredService<ISweepRunner>();

    public Shelf Shelf => _app.Services.GetRequiredService<Shelf>();

    public IServiceProvider Services => _app.Services;

    public static async Task<Node> StartAsync(string database, TimeSpan shortestSlice, int parallel)
    {
        var node = new Node();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(node).AddFilter("NegotiationSim.Server.Sweeps", LogLevel.Debug);
        builder.AddNegotiationServer(new ServerSettings { Postgres = database, Seeds = false, Sweeps = new SweepSettings { ShortestSlice = shortestSlice, Parallel = parallel } });
        node._app = builder.Build();
        node._app.UseNegotiationServer();
        await node._app.StartAsync();
        return node;
    }

    /// <summary>A message delivered here and now, past the queues.</summary>
    public async Task DeliverAsync(object message)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(message);
    }

    /// <summary>Runs a sweep to its end.</summary>
    public async Task<(SweepStatus End, byte[]? Document)> RunAsync(SweepPlan plan)
    {
        var started = (await Runner.StartAsync(plan, "analyst"))!;
        var end = await EndAsync(started.Id);
        return (end, (await Runner.ResultAsync(started.Id))?.ToArray());
    }

    /// <summary>Starts a sweep, and waits until this node, which is alone, has begun so many slices of it.</summary>
    public async Task<string> BeginAsync(SweepPlan plan, int slices)
    {
        var started = (await Runner.StartAsync(plan, "analyst"))!;
        while (Begun.Count < slices)
        {
            await Task.Delay(20);
        }

        return started.Id;
    }

    /// <summary>What is kept of each slice.</summary>
    public async Task<IReadOnlyList<SliceResult>> ResultsAsync(string sweep, int slices)
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.LoadManyAsync<SliceResult>(Enumerable.Range(0, slices).Select(slice => SliceResult.IdOf(sweep, slice)));
    }

    /// <summary>How a sweep ends; a sweep that does not is an error.</summary>
    public async Task<SweepStatus> EndAsync(string sweep)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        return await Runner.WatchAsync(sweep, patience.Token).LastAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    void IDisposable.Dispose()
    {
        // The host disposes of its loggers; there is nothing to give back.
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception) is var said && (said.StartsWith("Slice ", StringComparison.Ordinal) || logLevel >= LogLevel.Error))
        {
            _said.Enqueue(exception is null ? said : $"{said} {exception}");
        }
    }
}
