using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Files.Tests.Playing;

public class when_a_reservation_value_is_a_range
{
    private const ulong Seed = 3;

    [Fact]
    public void each_replication_draws_one_of_nine_values_that_stand_for_it()
    {
        var talks = Played(new Estimate(.2, .5, .6)).Talks;
        var drawn = Enumerable.Range(0, 9_000).Select(r => talks.In(Seed, (uint)r).Table[0].Reservation).ToList();

        drawn.Distinct().Count().ShouldBe(9);
        drawn.ShouldAllBe(value => value > .2 && value < .6);
        // The mean of a triangle is that of its corners.
        drawn.Average().ShouldBe((.2 + .5 + .6) / 3, .005);
        drawn.GroupBy(value => value).ShouldAllBe(group => group.Count() > 900 && group.Count() < 1100);
    }

    [Fact]
    public void a_range_of_one_value_is_that_value() => Result(new Estimate(.5, .5, .5)).ShouldBe(Result(.5));

    [Fact]
    public void the_wider_it_is_the_more_replications_differ() =>
        Result(new Estimate(.3, .5, .9)).Distinct().Count().ShouldBeGreaterThan(Result(.5).Distinct().Count());

    [Fact]
    public void what_is_on_record_was_played_with_the_same_value() => OnRecord.ShouldBeAsInTheKernel(Played(new Estimate(.3, .5, .9)).Talks, replications: 12);

    [Fact]
    public void a_range_on_one_side_leaves_the_other_sides_draws_alone()
    {
        var talks = Played(new Estimate(.2, .5, .6), new Estimate(.1, .3, .4)).Talks;
        var alone = Played(new Estimate(.2, .5, .6)).Talks;
        for (uint replication = 0; replication < 200; replication++)
        {
            talks.In(Seed, replication).Table[0].Reservation.ShouldBe(alone.In(Seed, replication).Table[0].Reservation);
        }
    }

    [Fact]
    public void a_third_party_that_never_acts_changes_nothing()
    {
        var with = Simulated("{A: {strategy: RandomWalk}, B: {strategy: RandomWalk, waitsFor: [{thirdParty: nobody, chance: 1}]}, endChance: .05}");
        var without = Simulated("{A: {strategy: RandomWalk}, B: {strategy: RandomWalk}, endChance: .05}");

        var tallies = new Sweeper([with.Talks, without.Talks], Seed).Play(0, 500);

        tallies[0].Outcomes.ShouldBe(tallies[1].Outcomes);
        tallies[0].Rounds.ShouldBe(tallies[1].Rounds);
    }

    [Fact]
    public void surplus_is_counted_from_the_value_that_was_drawn()
    {
        var simulated = Played(new Estimate(.2, .5, .6));
        var tally = new Sweeper([simulated.Talks], Seed).Play(0, 400)[0];

        var surplus = ((VariantSummary)simulated.Summary(tally)).Surplus(Side.A);

        var expected = Enumerable.Range(0, 400).Select(r => SurplusOfA(simulated, (uint)r)).Average();
        surplus.Mean!.Value.ShouldBe(expected, 1e-12);
        surplus.Values.ShouldAllBe(one => one.Value >= -1e-9);
    }

    private static double SurplusOfA(Simulated simulated, uint replication)
    {
        var talks = simulated.Talks.In(Seed, replication);
        var end = talks.Seat().Play(Seed, replication);
        return end.IsAgreement ? talks.Table.Utility(end.Maker, end.Offer, 0) - talks.Table[0].Reservation : 0;
    }

    private static List<int> Result(Estimate reservation)
    {
        var talks = Played(reservation).Talks;
        return [.. Enumerable.Range(0, 100).Select(r => talks.Results.Of(talks.Seat().Play(Seed, (uint)r), Seed, (uint)r)).Select(result => result < 0 ? result : talks.Results.OutcomeOf(result))];
    }

    private static Simulated Played(Estimate ofA, Estimate? ofB = null)
    {
        var file = Sweeps.Scenario("eu-symmetry-paper");
        var play = new PlayWish
        {
            Rounds = 30,
            Opens = Opener.A,
            A = new SeatWish { Strategy = new("Boulware", []), Reservation = ofA },
            B = new SeatWish { Strategy = new("Conceder", []), Reservation = ofB },
        };
        return Sweeps.Shipped.Simulate(file with { Play = play.Over(file.Play), Variants = [] }).Value![0];
    }

    private static Simulated Simulated(string play)
    {
        var file = Sweeps.Scenario("eu-symmetry-paper");
        var wish = (ScenarioFile)Reads.File($"kind: scenario\nid: s\nproposal:\n  kind: proposal\n  id: t\n  date: 2026-01-01\n  clauses:\n    - {{id: \"1\", form: one_sided, obligated: [A], dimension: FOR}}\nplay: {play}\n").Value!;
        return Sweeps.Shipped.Simulate(file with { Play = wish.Play.Over(file.Play), Variants = [] }).Value![0];
    }
}
