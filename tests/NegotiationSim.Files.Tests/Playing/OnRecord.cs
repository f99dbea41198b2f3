using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;

namespace NegotiationSim.Files.Tests.Playing;

/// <summary>Holds what is played on record to what the kernel plays: move for move, from the same seed.</summary>
internal static class OnRecord
{
    private const ulong Seed = 11;

    private static readonly string[] Parties = ["a", "b", "third"];

    /// <summary>The same moves in so many replications; answers with all of them.</summary>
    public static List<string> ShouldBeAsInTheKernel(SimulatedTalks talks, uint replications)
    {
        List<string> all = [];
        for (uint replication = 0; replication < replications; replication++)
        {
            var trace = new Trace([], talks.Table);
            var end = talks.Seat().Play(Seed, replication, ref trace);
            var (_, state) = LiveTalks.Open(new NegotiationId("run"), "Run", new DateOnly(2026, 1, 1), "A", "B", mediated: true, third: talks.Sides.Length > 2);

            var live = LiveTalks.Play(talks, state, new DateOnly(2026, 1, 5), Seed, replication);

            live.End.ShouldBe(end);
            MovesOf(talks, live).ShouldBe(trace.Moves);
            (live.State.Phase == Phase.Agreed).ShouldBe(end.IsAgreement);
            BreachesOf(live).ShouldBe(end.IsAgreement ? Breaches.Of(talks)?.Count(talks.Table.OutcomeOf(end.Maker, end.Offer), Seed, replication) ?? default : default);
            all.AddRange(trace.Moves);
            all.AddRange(live.Events.OfType<ConcessionBreached>().Select(breach => $"{breach.ConcessionId} is broken"));
        }

        return all;
    }

    /// <summary>The same at every one of several tables.</summary>
    public static List<string> ShouldBeAsInTheKernel(ParallelTables tables, uint replications)
    {
        List<string> all = [];
        var sweep = new Sweeper([tables], Seed);
        for (uint replication = 0; replication < replications; replication++)
        {
            List<Replicated> played = [];
            sweep.Play(replication, replication + 1, played);

            var live = Play(tables, replication);

            live.End.ShouldBe(played[0].End);
            (live.State.Phase == Phase.Agreed).ShouldBe(live.End.IsAgreement);
            BreachesOf(live).ShouldBe(played[0].Broken ?? default);
            foreach (var (talks, table) in tables.Talks.Zip(tables.Tables))
            {
                var trace = new Trace([], talks.Table);
                talks.Seat().Play(Seed, replication, ref trace);
                MovesOf(talks, live, table.Id).ShouldBe(trace.Moves);
                all.AddRange(trace.Moves.Select(move => $"{table.Id} {move}"));
            }

            if (live.End.IsAgreement)
            {
                var agreed = tables.PackageOf(tables.AgreedIn(played[0].Outcome));
                live.State.Proposals.Find(live.State.Agreement!.ProposalId!)!.Text.Proposal.Clauses.ShouldBe(tables.Agenda.TextOf(agreed, "any").Clauses);
            }
        }

        return all;
    }

    /// <summary>A replication on record.</summary>
    public static LiveRun Play(ParallelTables tables, uint replication)
    {
        var (_, state) = LiveTalks.Open(new NegotiationId("run"), "Run", new DateOnly(2026, 1, 1), "A", "B", mediated: tables.Terms.Protocol == Protocol.SingleText, third: tables.Sides.Length > 2);
        return LiveTables.Play(tables, state, new DateOnly(2026, 1, 5), Seed, replication);
    }

    private static (int OfA, int OfB) BreachesOf(LiveRun live)
    {
        var broken = live.Events.OfType<ConcessionBreached>().Select(breach => live.State.Concessions.Find(breach.ConcessionId)!).ToList();
        broken.ShouldAllBe(concession => concession.Standing.Status == Core.Ledger.ConcessionStatus.Breached);
        return (broken.Count(concession => concession.Giver.Side == Core.Ledger.Side.A), broken.Count(concession => concession.Giver.Side == Core.Ledger.Side.B));
    }

    private static bool IsAt(string? table, SimulatedTalks talks, NegotiationEvent @event) => table is null || @event switch
    {
        RoundOpened => true,
        ProposalTabled tabled => tabled.Proposal.Id.StartsWith($"{talks.Agenda.Text.Id}/", StringComparison.Ordinal),
        ProposalAccepted accepted => accepted.ProposalId.StartsWith($"{talks.Agenda.Text.Id}/", StringComparison.Ordinal),
        VenueChallenged challenged => challenged.Reason.StartsWith($"{table}: ", StringComparison.Ordinal),
        StatementMade said => said.Topic == table && !said.Text.StartsWith("Is back", StringComparison.Ordinal) && !said.Text.StartsWith("Does not hold", StringComparison.Ordinal),
        _ => false,
    };

    private static IEnumerable<string> MovesOf(SimulatedTalks talks, LiveRun live, string? table = null)
    {
        var round = 0;
        foreach (var @event in live.Events.Where(@event => IsAt(table, talks, @event)))
        {
            var party = Array.IndexOf(Parties, @event.Stamp.By.Value);
            round = @event is RoundOpened opened ? int.Parse(opened.Round["simulated-".Length..], System.Globalization.CultureInfo.InvariantCulture) : round;
            var move = @event switch
            {
                ProposalTabled { Stamp.By.Value: "mediator" } tabled => $"{round}: bridged by {OutcomeOf(talks, tabled)}",
                ProposalTabled tabled => $"{round}: {party} offers {talks.PlaceOf(OutcomeOf(talks, tabled), party)}",
                ProposalAccepted => $"{round}: {party} accepts",
                WalkedOut => $"{round}: {party} leaves",
                StatementMade said when said.Text.StartsWith("Leaves", StringComparison.Ordinal) => $"{round}: {party} leaves",
                VenueChallenged or StatementMade => $"{round}: {party} passes",
                _ => null,
            };
            if (move is not null)
            {
                yield return move;
            }
        }
    }

    private static int OutcomeOf(SimulatedTalks talks, ProposalTabled tabled) =>
        talks.OutcomeOf([.. talks.Agenda.Issues.Select((_, issue) => OptionIn(talks.Agenda, issue, tabled.Proposal))]);

    private static int OptionIn(Agenda agenda, int issue, Core.Ledger.Proposal text)
    {
        var written = text.Clauses.FirstOrDefault(clause => clause.Id == agenda.Issues[issue].Clause.Id);
        return Enumerable.Range(0, agenda.Issues[issue].Options.Length).Single(option => Equals(agenda.ClauseAt(issue, option), written));
    }

    /// <summary>What the kernel's observer hears. A party that stays away is heard of once, when it leaves.</summary>
    private struct Trace(List<string> moves, OfferTable table) : IBargainingObserver
    {
        private int _away = -1;

        public readonly List<string> Moves => moves;

        public void Offered(int round, int party, int offer) => Add($"{round}: {party} offers {offer}");

        public void Accepted(int round, int party) => Add($"{round}: {party} accepts");

        public void WalkedOut(int round, int party) => Add($"{round}: {party} leaves");

        public void Passed(int round, int party, bool isAway)
        {
            if (!isAway)
            {
                Add($"{round}: {party} passes");
            }
            else if (_away != party)
            {
                Add($"{round}: {party} leaves");
                _away = party;
            }
        }

        public void Bridged(int round, int maker, int offer) => Add($"{round}: bridged by {table.OutcomeOf(maker, offer)}");

        private void Add(string move)
        {
            moves.Add(move);
            _away = -1;
        }
    }
}
