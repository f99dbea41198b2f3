using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Marten;
using NegotiationSim.Server.Storage;
using Npgsql;

namespace NegotiationSim.Server.Tests;

/// <summary>
/// A database for the tests of one collection, gone afterwards: in the cluster that <c>NEGOTIATIONSIM_TEST_POSTGRES</c>
/// names, or in one started for this run, which ends when this process does.
/// </summary>
public sealed class Postgres : IAsyncLifetime
{
    private const string Variable = "NEGOTIATIONSIM_TEST_POSTGRES";

    // Seconds: a machine with other work answers late, and then does.
    private const int Patience = 180;

    private static readonly Lazy<Process> Serving = new(() => Script("serve", "hastily"));
    private static readonly Lazy<Task<string>> Own = new(StartAsync);

    private readonly string _name = $"negsim_test_{Guid.NewGuid():n}";
    private string _cluster = "";
    private readonly ConcurrentBag<Place> _free = [];
    private int _schemas;

    /// <summary>Why no cluster can be started here; null where one can.</summary>
    public static string? MissingPrograms { get; } = WhyMissing();

    /// <summary>Why there can be no cluster here; null where there can.</summary>
    public static string? Missing { get; } = Named is null ? MissingPrograms : null;

    /// <summary>Where the database of this run is.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_cluster) { Database = _name, MaxPoolSize = 20, Timeout = Patience, CommandTimeout = Patience, IncludeErrorDetail = true }.ToString();

    private static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;

    /// <summary>Settings of an empty place in it.</summary>
    public StoreSettings Settings() => new() { ConnectionString = ConnectionString, Schema = $"s{Interlocked.Increment(ref _schemas)}" };

    /// <summary>A store in an empty place of its own.</summary>
    public async Task<DocumentStore> OpenAsync(StoreSettings? settings = null)
    {
        var store = DocumentStore.For(options => NegotiationStore.Configure(options, settings ?? Settings()));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return store;
    }

    /// <summary>An empty place with its tables, to be given back: making the tables takes longer than most tests.</summary>
    public async Task<Place> RentAsync()
    {
        if (_free.TryTake(out var place))
        {
            return new Place(this, place.Settings, place.Store);
        }

        var settings = Settings();
        return new Place(this, settings, await OpenAsync(settings));
    }

    internal async Task ReturnAsync(Place place)
    {
        await EmptyAsync(place.Settings.Schema);
        _free.Add(place);
    }

    /// <summary>
    /// Forgets what a schema keeps, also under a server that works there: one table a transaction, so that whoever waits for
    /// a table here holds no other that somebody could be waiting for. How far the views are, and which numbers have been
    /// drawn, is kept: they go on from there.
    /// </summary>
    internal Task EmptyAsync(string schema) => RunAsync($"""
        do $$
        declare t name;
        begin
            for t in select tablename from pg_tables where schemaname = '{schema}' and tablename ~ '^mt_(doc_|events$|streams$)' order by tablename
            loop
                execute format('lock table %I.%I in exclusive mode', '{schema}', t);
                execute format('delete from %I.%I', '{schema}', t);
                commit;
            end loop;
        end $$
        """);

    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        _cluster = Named ?? await Own.Value;
        await RunAsync(_cluster, $"create database {_name}");
    }

    public async Task DisposeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        foreach (var place in _free)
        {
            await place.Store.DisposeAsync();
        }

        NpgsqlConnection.ClearAllPools();
        await RunAsync(_cluster, $"drop database {_name} with (force)");
    }

    /// <summary>Runs a statement behind the program's back.</summary>
    public Task RunAsync(string sql) => RunAsync(ConnectionString, sql);

    /// <summary>Every row of a query, each as one text.</summary>
    public async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await row.ReadAsync())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    private static async Task RunAsync(string place, string sql)
    {
        await using var connection = new NpgsqlConnection(place);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> StartAsync()
    {
        // Never closed, and never collected: its standard input ends with this process.
        var script = Serving.Value;
        return await script.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"PostgreSQL did not start: {await script.StandardError.ReadToEndAsync()}");
    }

    private static string? WhyMissing()
    {
        if (OperatingSystem.IsWindows())
        {
            return $"No PostgreSQL can be started here: set {Variable} to a connection string.";
        }

        using var search = Script("find");
        var sentence = search.StandardError.ReadToEnd();
        search.WaitForExit();
        return search.ExitCode == 0 ? null : sentence.Trim();
    }

    /// <summary>The script that knows how to start a cluster.</summary>
    internal static Process Script(params string[] words) => Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh"), .. words])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}

/// <summary>What <c>[Fact]</c> means in this project: skipped, with the reason, where there is no PostgreSQL.</summary>
public sealed class FactOnPostgresAttribute : Xunit.FactAttribute
{
    public FactOnPostgresAttribute() => Skip = Postgres.Missing;
}

/// <summary>What <c>[Theory]</c> means in this project.</summary>
public sealed class TheoryOnPostgresAttribute : Xunit.TheoryAttribute
{
    public TheoryOnPostgresAttribute() => Skip = Postgres.Missing;
}

/// <summary>A fact that needs a cluster of its own, whatever else there is.</summary>
public sealed class FactOnOwnPostgresAttribute : Xunit.FactAttribute
{
    public FactOnOwnPostgresAttribute() => Skip = Postgres.MissingPrograms;
}

/// <summary>Tests that share a database.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<Postgres>
{
    public const string Name = "PostgreSQL";
}

/// <summary>Tests of several nodes, which mostly wait: they share another, beside those.</summary>
[CollectionDefinition(Name)]
public sealed class OnNodes : ICollectionFixture<Postgres>
{
    public const string Name = "Nodes";
}

/// <summary>Tests that take the whole machine, or look at the memory or the figures of this process: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneOnPostgres : ICollectionFixture<Postgres>
{
    public const string Name = "PostgreSQL, alone";
}
