using Marten;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;
using Npgsql;

namespace NegotiationSim.Server.Storage;

/// <summary>
/// What a server does before it answers: the tables as this version wants them, and the shipped histories. Hosts that start
/// together take turns.
/// </summary>
/// <param name="store">Where.</param>
/// <param name="streams">The streams there.</param>
/// <param name="histories">The shipped histories.</param>
public sealed class FirstStart(IDocumentStore store, MartenStreams streams, IEnumerable<HistoryFile> histories) : IHostedService
{
    /// <summary>
    /// Makes the tables, loads the histories that are not here yet, each once and for all, and brings level what an earlier
    /// version or other settings have left.
    /// </summary>
    /// <exception cref="InvalidOperationException">A shipped history cannot be stored.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken);

        // The lock ends with the transaction, also if the host does; one of the session would outlive this in the pool.
        await using var turn = await connection.BeginTransactionAsync(cancellationToken);
        await using var taking = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", connection) { CommandTimeout = 0 };
        taking.Parameters.Add(new NpgsqlParameter { Value = $"first start of {store.Options.DatabaseSchemaName}" });
        await taking.ExecuteNonQueryAsync(cancellationToken);

        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await LoadAsync(cancellationToken);
        await streams.Snapshots.LevelAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task LoadAsync(CancellationToken cancellation)
    {
        // By id, not by content: what has been added to a shipped history since is the users'.
        var here = (await streams.ListAsync(includeArchived: true, cancellation)).Select(summary => summary.Id.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var history in histories.Where(history => !here.Contains(history.Id)))
        {
            var events = history.Events.Select(one => (one.Event, one.Known)).ToList();
            if (await streams.RecordAsync(new NegotiationId(history.Id), events, cancellation) is ImportResult.Refused { Findings: [var first, ..] })
            {
                throw new InvalidOperationException($"The shipped history '{history.Id}' cannot be stored: {first}");
            }
        }
    }
}
