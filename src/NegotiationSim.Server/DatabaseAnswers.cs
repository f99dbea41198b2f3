using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace NegotiationSim.Server;

/// <summary>Healthy while PostgreSQL answers a question.</summary>
internal sealed class DatabaseAnswers(string database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync(cancellationToken);
            await using var question = new NpgsqlCommand("select 1", connection);
            await question.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException unreachable)
        {
            return HealthCheckResult.Unhealthy("PostgreSQL does not answer.", unreachable);
        }
    }
}
