using System.Diagnostics;
using NegotiationSim.Server.Storage;
using Npgsql;

namespace NegotiationSim.Server.Benchmarks;

/// <summary>A PostgreSQL for this run, and databases in it that are gone afterwards.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly List<string> _databases = [];
    private string _connection = "";
    private Process? _own;

    public static async Task<Cluster> StartAsync()
    {
        var cluster = new Cluster();
        cluster._connection = Environment.GetEnvironmentVariable("NEGOTIATIONSIM_TEST_POSTGRES") is { Length: > 0 } named ? named : await cluster.OwnAsync();
        return cluster;
    }

    /// <summary>An empty place in a database of its own.</summary>
    public async Task<StoreSettings> PlaceAsync(int poolSize = 80)
    {
        var name = $"negsim_benchmark_{Guid.NewGuid():n}";
        await RunAsync($"create database {name}");
        _databases.Add(name);
        return new StoreSettings { ConnectionString = new NpgsqlConnectionStringBuilder(_connection) { Database = name, MaxPoolSize = poolSize }.ToString() };
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var database in _databases)
        {
            await RunAsync($"drop database {database} with (force)");
        }

        if (_own is not null)
        {
            _own.StandardInput.Close();
            await _own.WaitForExitAsync();
            _own.Dispose();
        }
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> OwnAsync()
    {
        _own = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh"), "serve"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return await _own.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("PostgreSQL did not start.");
    }
}
