using Microsoft.Extensions.Diagnostics.HealthChecks;
using NegotiationSim.Streams;

namespace NegotiationSim.Server.Operations;

/// <summary>
/// Whether requests may be sent here: the database answers, the tables are there and the shipped histories loaded. Where
/// the views stand the server is degraded and still ready: commands and streams work, and no other node would do better.
/// </summary>
internal sealed class ServerIsReady(StoreLook store, ViewsWatch views) : IHealthCheck
{
    private volatile bool _hasSeeds;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!await store.HasTablesAsync(cancellationToken))
            {
                return HealthCheckResult.Unhealthy("The tables are not there yet.");
            }

            // Nobody takes them away again.
            _hasSeeds = _hasSeeds || (await store.MissingSeedsAsync(cancellationToken)).Missing.Count == 0;
            if (!_hasSeeds)
            {
                return HealthCheckResult.Unhealthy("The shipped histories are not loaded yet.");
            }

            var progress = await views.LookAsync(cancellationToken);
            return progress.Stands ? HealthCheckResult.Degraded($"The views stand {progress.Lag} events behind.") : HealthCheckResult.Healthy();
        }
        catch (StreamsBrokenException away)
        {
            return HealthCheckResult.Unhealthy("The database is out of reach.", away);
        }
    }
}
