using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Files.Tests.Playing;

public class when_a_third_party_is_at_the_table
{
    public static TheoryData<string> Strategies => [.. Core.Behaviour.Bargaining.Strategies.Descriptions.Select(strategy => strategy.Name).Where(name => CanSit(name))];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void all_moves_on_record_are_the_kernels_whatever_it_plays(string strategy)
    {
        var simulated = Seated($"{{strategy: {strategy}, perspective: eu}}");

        OnRecord.ShouldBeAsInTheKernel(simulated[0].Talks, replications: 6).ShouldContain(move => move.Contains(": 2 ", StringComparison.Ordinal));
        OnRecord.ShouldBeAsInTheKernel(simulated[1].Talks, replications: 6);
    }

    [Fact]
    public void rules_bind_it_as_they_bind_a_side() =>
        OnRecord.ShouldBeAsInTheKernel(Seated("{strategy: Linear, perspective: eu, reservation: [0, .1, .2], walksOut: [{over: [\"1\"], chance: .5, return: .5}], waitsFor: [{thirdParty: congress, chance: .3}]}")[0].Talks, replications: 30)
            .ShouldContain(move => move.EndsWith("2 leaves", StringComparison.Ordinal));

    [Fact]
    public void nothing_is_agreed_below_what_it_would_rather_go_without()
    {
        var (easy, firm) = (Conceding("{strategy: Conceder, perspective: eu, reservation: 0}"), Conceding("{strategy: Conceder, perspective: eu, reservation: .9}"));

        WorthToIt(easy).Min().ShouldBeLessThan(.9);
        WorthToIt(firm).Min().ShouldBeGreaterThanOrEqualTo(.9);

        static List<double> WorthToIt(Simulated simulated) => [.. new Sweeper([simulated.Played], 1).Play(0, 500)[0].Outcomes.Select(one => simulated.Talks.UtilityOf(one.Key, 2))];
    }

    [Fact]
    public void a_clause_is_worth_to_it_what_both_sides_gain_less_what_it_costs_them()
    {
        var simulated = Seated("{strategy: Linear, perspective: eu}")[0];
        var items = ProposalItems.Of(simulated.Talks.Agenda.Text);
        var eu = simulated.Play.Third!.Perspective!;

        var net = Appraisal.Of(simulated.Tables with { Items = items.Items, Gifts = items.Gifts }, eu, simulated.Switches).Net(simulated.Reading);

        simulated.Talks.Agenda.Issues.Sum(issue => issue.WorthToThird).ShouldBe(net.A!.Value + net.B!.Value, 1e-9);
        simulated.Talks.Agenda.Third!.Perspective.ShouldBe("eu");
    }

    [Fact]
    public void one_that_weighs_all_alike_for_both_has_nothing_at_stake()
    {
        var (library, scenario, _) = Sweeps.OfChance();

        library.Simulate(scenario with { Play = scenario.Play with { Third = new SeatWish() } }).Why.ShouldBeOfType<NoAnswer.Mistaken>().Sentences[0].ShouldContain("the third party has nothing at stake");
    }

    [Fact]
    public void its_draws_shift_nobody_elses()
    {
        // Before anybody has met an offer of the third party's, the opener's first offer is the one it made without it.
        var (alone, beside) = (Sweeps.OfChance("  opens: A\n").Simulated[0].Talks, Seated("{strategy: RandomWalk, perspective: eu}\n  opens: A")[0].Talks);

        for (uint replication = 0; replication < 20; replication++)
        {
            FirstOffer(beside, replication).ShouldBe(FirstOffer(alone, replication));
        }

        static int FirstOffer(SimulatedTalks talks, uint replication)
        {
            var (_, state) = LiveTalks.Open(new NegotiationId("run"), "Run", new DateOnly(2026, 1, 1), "A", "B", third: talks.Sides.Length > 2);
            var run = LiveTalks.Play(talks, state, new DateOnly(2026, 1, 5), 11, replication);
            return talks.OutcomeOf([.. talks.Agenda.Issues.Select((issue, place) => Enumerable.Range(0, issue.Options.Length).Single(option => Equals(
                talks.Agenda.ClauseAt(place, option), run.Events.OfType<ProposalTabled>().First().Proposal.Clauses.FirstOrDefault(clause => clause.Id == issue.Clause.Id))))]);
        }
    }

    [Fact]
    public void it_needs_offers_that_alternate() =>
        Reads.File("kind: scenario\nid: s\nproposal:\n  kind: proposal\n  id: t\n  date: 2026-01-01\n  clauses:\n    - {id: \"1\", form: one_sided, obligated: [A], dimension: FOR}\nplay: {protocol: singleText, third: {strategy: Linear}}\n")
            .Places().ShouldBe(["NS2020 9:48"]);

    [Fact]
    public void it_signs_on_record()
    {
        var simulated = Conceding("{strategy: Conceder, perspective: eu, reservation: 0}");
        var replication = Enumerable.Range(0, 100).Select(number => (uint)number).First(number => simulated.Talks.Seat().Play(11, number).IsAgreement);
        var (_, state) = LiveTalks.Open(new NegotiationId("run"), "Run", new DateOnly(2026, 1, 1), "A", "B", third: true);

        var run = LiveTalks.Play(simulated.Talks, state, new DateOnly(2026, 1, 5), 11, replication);

        var text = run.State.Proposals.Find(run.State.Agreement!.ProposalId!)!;
        run.State.Parties.Count(party => text.IsAcceptedBy(party.Id)).ShouldBe(3);
    }

    /// <summary>Both sides make it easy.</summary>
    private static Simulated Conceding(string third)
    {
        var (library, scenario, _) = Sweeps.OfChance($"  third: {third}\n");
        var easy = new WrittenStrategy("Conceder", []);
        return library.Simulate(scenario with { Play = scenario.Play with { A = scenario.Play.A with { Strategy = easy, Reservation = 0 }, B = scenario.Play.B with { Strategy = easy, Reservation = 0 } }, Variants = [] }).Value![0];
    }

    private static IReadOnlyList<Simulated> Seated(string third) => Sweeps.OfChance($"  third: {third}\n").Simulated;

    private static bool CanSit(string strategy)
    {
        var (library, scenario, _) = Sweeps.OfChance();
        return library.Simulate(scenario with { Play = scenario.Play with { Third = new SeatWish { Strategy = new WrittenStrategy(strategy, []), Perspective = Eu } }, Variants = [] }).Value is not null;
    }

    private static Perspective Eu { get; } = Sweeps.OfChance("  third: {strategy: Linear, perspective: eu}\n").Scenario.Play.Third!.Perspective!;
}
