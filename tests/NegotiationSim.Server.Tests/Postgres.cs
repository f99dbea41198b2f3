using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Marten;
using NegotiationSim.Server.Storage;
using Npgsql;

namespace NegotiationSim.Server.Tests;

/// <summary>
/// A database of its own for the tests of one run, gone afterwards: in the cluster that <c>NEGOTIATIONSIM_TEST_POSTGRES</c>
/// names, or in one started for this run, which ends when this process does.
/// </summary>
public sealed class Postgres : IAsyncLifetime
{
    private const string Variable = "NEGOTIATIONSIM_TEST_POSTGRES";

    private readonly string _name = $"negsim_test_{Guid.NewGuid():n}";
    private string _cluster = "";
    private Process? _own;
    private readonly ConcurrentBag<Place> _free = [];
    private int _schemas;

    /// <summary>Why no cluster can be started here; null where one can.</summary>
    public static string? MissingPrograms { get; } = WhyMissing();

    /// <summary>Why there can be no cluster here; null where there can.</summary>
    public static string? Missing { get; } = Named is null ? MissingPrograms : null;

    /// <summary>Where the database of this run is.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_cluster) { Database = _name, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();

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
        await RunAsync($"do $$ declare t record; begin for t in select tablename from pg_tables where schemaname = '{place.Settings.Schema}' loop execute format('truncate %I.%I cascade', '{place.Settings.Schema}', t.tablename); end loop; end $$");
        _free.Add(place);
    }

    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        _cluster = Named ?? await StartAsync();
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
        if (_own is not null)
        {
            _own.StandardInput.Close();
            await _own.WaitForExitAsync();
            _own.Dispose();
        }
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

    private async Task<string> StartAsync()
    {
        _own = Script("serve");
        return await _own.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"PostgreSQL did not start: {await _own.StandardError.ReadToEndAsync()}");
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
    internal static Process Script(string verb) => Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh"), verb])
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

/// <summary>Tests that share the database.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<Postgres>
{
    public const string Name = "PostgreSQL";
}
