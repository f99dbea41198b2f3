using Marten;
using NegotiationSim.Server.Storage;
using Npgsql;

namespace NegotiationSim.Server.Tests;

/// <summary>
/// A database of its own for the tests of one run, gone afterwards. <c>NEGSIM_TEST_POSTGRES</c> says where PostgreSQL is,
/// if not on the usual port of this machine.
/// </summary>
public sealed class Postgres : IAsyncLifetime
{
    private readonly string _name = $"negsim_test_{Guid.NewGuid():n}";
    private int _schemas;

    public static string Server { get; } =
        Environment.GetEnvironmentVariable("NEGSIM_TEST_POSTGRES") ?? "Host=127.0.0.1;Port=5432;Username=postgres";

    /// <summary>Where the database of this run is.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(Server) { Database = _name, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();

    /// <summary>Settings of an empty place in it.</summary>
    public StoreSettings Settings() => new() { ConnectionString = ConnectionString, Schema = $"s{Interlocked.Increment(ref _schemas)}" };

    /// <summary>A store in an empty place of its own.</summary>
    public async Task<DocumentStore> OpenAsync(StoreSettings? settings = null)
    {
        var store = DocumentStore.For(options => NegotiationStore.Configure(options, settings ?? Settings()));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return store;
    }

    public async Task InitializeAsync() => await RunAsync(Server, $"create database {_name}");

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync(Server, $"drop database {_name} with (force)");
    }

    /// <summary>Runs a statement behind the program's back.</summary>
    public Task RunAsync(string sql) => RunAsync(ConnectionString, sql);

    private static async Task RunAsync(string place, string sql)
    {
        await using var connection = new NpgsqlConnection(place);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Tests that share the database.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<Postgres>
{
    public const string Name = "PostgreSQL";
}
