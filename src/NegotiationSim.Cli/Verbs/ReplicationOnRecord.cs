using System.Collections.Immutable;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Any replication of a sweep as streams of a case file, from the seed alone: one stream for the base and one for each variant.</summary>
internal static class ReplicationOnRecord
{
    public static int Write(Session session, Library library, ScenarioFile scenario, string? path, ulong seed, uint replication)
    {
        if (!session.TryTake(library.Simulate(scenario), out var simulated, out var exit))
        {
            return exit;
        }

        using var opened = OpenCase.Open(session, path, create: true, out exit);
        if (opened is null)
        {
            return exit;
        }

        var page = session.Terminal.NewPage();
        foreach (var one in simulated)
        {
            var id = new NegotiationId($"{scenario.Id}-{one.Id}-{seed}-{replication}");
            var (events, ending) = PlayedOut(one, id, seed, replication);
            switch (OpenCase.Wait(opened.Streams.AppendAsync(id, 0, events, session.Around.Clock.GetUtcNow())))
            {
                case AppendResult.Appended:
                    page.Line($"{id}: {ending}, {Words.Count(events.Length, "event")}");
                    break;
                default:
                    return session.Stop(Exit.LostRace, $"\"{id}\" is in {opened.Path} already");
            }
        }

        session.Terminal.Show(page);
        session.Terminal.Hint($"negsim replay {scenario.Id}-{simulated[0].Id}-{seed}-{replication} --case {opened.Path}");
        return Exit.Done;
    }

    /// <summary>Played from a table that has just been laid: what happened before is in the agenda.</summary>
    private static (ImmutableArray<NegotiationEvent> Events, string Ending) PlayedOut(Simulated simulated, NegotiationId id, ulong seed, uint replication)
    {
        var day = simulated.Subject.Ledger.Cutoff;
        var (events, state) = simulated.Open(id);
        if (simulated.Delivery is { } delivery)
        {
            var delivered = LiveDelivery.Play(delivery, state, day, seed, replication);
            return ([.. events, .. delivered.Events], $"A delivers in {delivered.OfA}, B in {delivered.OfB} of {Words.Count(delivered.Rounds, "round")}");
        }

        var run = simulated.SideBySide is { } tables
            ? LiveTables.Play(tables, state, day, seed, replication)
            : LiveTalks.Play(simulated.Talks, state, day, seed, replication);
        return ([.. events, .. run.Events], run.End.IsAgreement ? $"agreement in round {run.End.Round}" : $"{Words.NameOf(run.End.How)} in round {run.End.Round}");
    }
}
