using JasperFx;
using JasperFx.Events.Daemon;
using NegotiationSim.Server.Operations;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace NegotiationSim.Server.Projections;

/// <summary>
/// Views that paused on this node because the database was away go on when it is back. Marten would do that where it runs
/// them itself; Wolverine, which spreads them over the nodes, leaves a paused one alone. Views that stopped at an event stay.
/// </summary>
public sealed class PausedViews(IWolverineRuntime runtime, ViewsWatch watch, ILogger<PausedViews> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly Action<ILogger, Uri, string, Exception?> GoesOn = LoggerMessage.Define<Uri, string>(LogLevel.Warning, new EventId(1, "GoesOn"), "{View} goes on after {Failure}");
    private static readonly Action<ILogger, Uri, Exception?> CannotGoOn = LoggerMessage.Define<Uri>(LogLevel.Debug, new EventId(2, "CannotGoOn"), "{View} cannot go on yet");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var uri in runtime.Agents.AllRunningAgentUris())
            {
                if (runtime.Agents.TryFindActiveAgent<IEventSubscriptionAgent>(uri, out var view)
                    && view is { Status: AgentStatus.Paused, Failure: { Category: ShardFailureCategory.Other } failure })
                {
                    await GoOnAsync(view, failure, stoppingToken);
                }
            }
        }
    }

    // Not stopped before: with the last of its views a node would stop looking for new events, and where the database goes
    // away again while it starts to look, Marten takes that for started.
    private async Task GoOnAsync(IEventSubscriptionAgent view, ShardFailure failure, CancellationToken cancellation)
    {
        try
        {
            // Looks whether the database answers.
            await watch.LookAsync(cancellation);
            await view.StartAsync(cancellation);
            GoesOn(logger, view.Uri, failure.RootExceptionType, null);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            CannotGoOn(logger, view.Uri, e);
        }
    }
}
