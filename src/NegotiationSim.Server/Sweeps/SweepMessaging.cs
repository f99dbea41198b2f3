using JasperFx.Core;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Postgresql;
using Wolverine.Runtime.Handlers;

namespace NegotiationSim.Server.Sweeps;

/// <summary>How the messages of sweeps travel between the nodes.</summary>
internal static class SweepMessaging
{
    /// <summary>
    /// A queue to which every node listens: a node that recovers messages of a lost one must be able to run them. What
    /// follows from a slice stays on the node that ran it, in a durable local queue.
    /// </summary>
    public static void Configure(WolverineOptions options, SweepSettings settings)
    {
        options.PublishMessage<RunSweepSlice>().ToPostgresqlQueue("sweeps").UseDurableOutbox();
        options.ListenToPostgresqlQueue("sweeps")
            // No more than it can run: a node takes what it finds without regard to what it has, and others may have nothing yet.
            .MaximumMessagesToReceive(StartSweepHandler.TicketsPerSlice * settings.Parallel)
            .PollingInterval(100.Milliseconds())
            // One more than can run: its slice runs while the result of the one before is written.
            .MaximumParallelMessages(settings.Parallel + 1)
            .UseDurableInbox();
        NoticeLostNodes(options.Durability);
    }

    /// <summary>For messages that must arrive: the database may be away for a while.</summary>
    public static void TryOften(HandlerChain chain) => chain.OnAnyException()
        .RetryWithCooldown(50.Milliseconds(), 250.Milliseconds(), 1.Seconds())
        .Then.ScheduleRetry(2.Seconds(), 10.Seconds(), 1.Minutes(), 5.Minutes(), 15.Minutes());

    // What was running on a lost node starts again within 15 seconds; with what Wolverine ships, after more than a minute.
    private static void NoticeLostNodes(DurabilitySettings durability)
    {
        durability.HealthCheckPollingTime = 1.Seconds();
        durability.StaleNodeTimeout = 3.Seconds();
        durability.CheckAssignmentPeriod = 1.Seconds();
        durability.NodeReassignmentPollingTime = 1.Seconds();
        durability.OrphanedMessageSweepPollingTime = 1.Seconds();
    }
}
