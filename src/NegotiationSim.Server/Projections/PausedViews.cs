using JasperFx;
using JasperFx.Events.Daemon;
using NegotiationSim.Server.Operations;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace NegotiationSim.Server.Projections;

/// <summary>
/// Views of this node that paused because the database was away go on when it is back; those that stopped because another
/// process ran them too, which rebuilt them for instance, go on when it has ended. Marten would do the first where it runs
/// them itself; Wolverine, which spreads them over the nodes, leaves both alone. And Marten's look for new events is
/// started anew where it ended: it tries that once, which is too early while the database is away. Views that stopped at an
/// event stay.
/// </summary>
public sealed class PausedViews(
    IWolverineRuntime runtime, EventSubscriptionAgentFamily family, IProjectionCoordinator coordinator, ViewsWatch watch, ILogger<PausedViews> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // It looks every second.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);

    private static readonly Action<ILogger, Uri, string, Exception?> GoesOn = LoggerMessage.Define<Uri, string>(LogLevel.Warning, new EventId(1, "GoesOn"), "{View} goes on after {Failure}");
    private static readonly Action<ILogger, Exception?> LooksAnew = LoggerMessage.Define(LogLevel.Warning, new EventId(2, "LooksAnew"), "New events are looked for again");
    private static readonly Action<ILogger, Exception?> CannotGoOn = LoggerMessage.Define(LogLevel.Debug, new EventId(3, "CannotGoOn"), "The views cannot go on yet");

    private IProjectionDaemon? _daemon;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await GoOnAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away again, or another node has the views now.
                CannotGoOn(logger, e);
            }
        }
    }

    private async Task GoOnAsync(CancellationToken cancellation)
    {
        foreach (var view in await ViewsHereAsync())
        {
            _daemon ??= (await coordinator.AllDaemonsAsync())[0];
            var ended = _daemon.IsRunning && !(DateTimeOffset.UtcNow - _daemon.HighWaterLastPolledAt < LongestLook);
            if (!ended && !IsHalted(view))
            {
                continue;
            }

            // Throws where the database does not answer.
            var progress = await watch.LookAsync(cancellation);
            if (ended)
            {
                await _daemon.RestartHighWaterAgentAsync(cancellation);
                LooksAnew(logger, null);
            }

            // Before the other process has ended, each would stop the other.
            if (IsHalted(view) && (view.Failure!.Category != ShardFailureCategory.ProgressionOutOfOrder || progress.Stands))
            {
                GoesOn(logger, view.Uri, view.Failure.RootExceptionType, null);
                // Not stopped before: with the last of its views a node ends to look for new events.
                await view.StartAsync(cancellation);
            }
        }
    }

    private static bool IsHalted(IEventSubscriptionAgent view) => (view.Status, view.Failure?.Category)
        is (AgentStatus.Paused, ShardFailureCategory.Other)
        or (AgentStatus.Stopped, ShardFailureCategory.ProgressionOutOfOrder);

    // Not those that run: one that stopped is not among them.
    private async Task<List<IEventSubscriptionAgent>> ViewsHereAsync()
    {
        List<IEventSubscriptionAgent> here = [];
        foreach (var uri in await family.AllKnownAgentsAsync())
        {
            if (runtime.Agents.TryFindActiveAgent<IEventSubscriptionAgent>(uri, out var view))
            {
                here.Add(view);
            }
        }

        return here;
    }
}
