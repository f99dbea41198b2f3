using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Tests.Simulation.Bargaining;

public class when_rules_bind_a_party
{
    private static readonly BargainingTerms Terms = new(40);

    [Fact]
    public void it_leaves_on_its_topic_and_is_waited_for()
    {
        // Jack leaves when he is offered less than 2.
        var ends = Ends(new PartyRule.WalkOut([false, false, false, false, false, false, true], 1, .5), out var moves);
        moves.ShouldContain("1 Jack is away");
        ends.ShouldAllBe(end => end.IsAgreement);
        // He is away for two rounds on average, and nothing else takes longer.
        ends.Average(end => end.Round).ShouldBe(4 + 2, .2);
    }

    [Fact]
    public void it_leaves_for_good_where_there_is_no_return() =>
        Ends(new PartyRule.WalkOut([false, false, false, false, false, false, true], 1, 0), out _)
            .ShouldAllBe(end => end == new BargainingEnd(BargainingEnding.WalkedOut, -1, -1, 1, 1, 2));

    [Fact]
    public void it_stays_where_nobody_touches_its_topic() =>
        Ends(new PartyRule.WalkOut([true, false, false, false, false, false, false], 1, 0), out _).ShouldAllBe(end => end.IsAgreement && end.Round == 4);

    [Fact]
    public void contesting_the_venue_costs_it_as_many_turns_as_it_may()
    {
        Ends(new PartyRule.VenueChallenge(1, 3), out var moves).ShouldAllBe(end => end.IsAgreement);
        moves.Count(move => move.EndsWith("Jack passes", StringComparison.Ordinal)).ShouldBe(3);
        moves[..6].ShouldBe(["1 Bill offers (18, 0)", "1 Jack passes", "2 Bill offers (18, 0)", "2 Jack passes", "3 Bill offers (18, 0)", "3 Jack passes"]);
    }

    [Fact]
    public void an_offer_that_was_passed_over_is_not_its_makers_to_accept()
    {
        BargainingParticipant[] parties = [new(new Polynomial(1, 0)), new(new HardLiner()) { Rules = [new PartyRule.VenueChallenge(.5, 40)] }];
        var kernel = new AlternatingOffers(Domains.Nash, Terms, parties);
        var ends = Enumerable.Range(0, 500).Select(replication => kernel.Play(7, (uint)replication)).Where(end => end.IsAgreement).ToList();
        ends.ShouldNotBeEmpty();
        ends.ShouldAllBe(end => end.By != end.Maker);
    }

    [Fact]
    public void it_accepts_nothing_before_the_third_party_has_done_its_part()
    {
        Ends(new PartyRule.Condition("EU", 0), out var moves).ShouldAllBe(end => end.How == BargainingEnding.Deadline);
        moves.ShouldContain("4 Jack passes");
        // Jack would take Bill's offer in round 4, and the EU has acted by round 7 in 1 - .9^7 of the cases: 1,043.
        Ends(new PartyRule.Condition("EU", .1), out _).Count(end => end.Round <= 7).ShouldBeInRange(960, 1130);
        Ends(new PartyRule.Condition("EU", 1), out _).ShouldAllBe(end => end.Round == 4);
    }

    [Fact]
    public void rules_of_one_party_shift_no_draws_of_another()
    {
        BargainingParticipant walker = new(new RandomWalk()), bound = new BargainingParticipant(new HardLiner()) { Rules = [new PartyRule.VenueChallenge(.3, 40)] };
        var (free, ruled) = (new Moves(Domains.Cake), new Moves(Domains.Cake));
        new AlternatingOffers(Domains.Cake, Terms, [walker, new(new HardLiner())]).Play(1, 1, ref free);
        new AlternatingOffers(Domains.Cake, Terms, [walker, bound]).Play(1, 1, ref ruled);
        ruled.Lines.Where(line => line.Contains("Bill offers", StringComparison.Ordinal))
            .ShouldBe(free.Lines.Where(line => line.Contains("Bill offers", StringComparison.Ordinal)));
        ruled.Lines.ShouldContain(line => line.Contains("Jack passes", StringComparison.Ordinal));
    }

    [Fact]
    public void linked_issues_are_settled_together_or_not_at_all()
    {
        // The first issue is the second party's pledge, the second the first party's border: linked for the second party.
        var values = new[] { new[] { new[] { 0, .6 }, new[] { .3, 0.0 } }, new[] { new[] { .3, 0.0 }, new[] { 0, .6 } } };
        var linkage = new Linkage([new(0), new(1)]);
        int[][] packages = [[0, 0], [0, 1], [1, 0], [1, 1]];
        var free = OfferTables.Additive(Domains.Two, values);
        var linked = free.Refused(1, outcome => linkage.IsBrokenBy(packages[outcome]));
        linked.OffersOf(0).ShouldBe(4);
        linked.OffersOf(1).ShouldBe(2);
        linked.Utility(0, 0, 1).ShouldBe(double.NegativeInfinity);
        for (var replication = 0u; replication < 50; replication++)
        {
            var end = new AlternatingOffers(linked, new(30), [new(new RandomWalk(.5), new Acceptance.Time(0)), new(new RandomWalk(.5), new Acceptance.Time(0))]).Play(2, replication);
            linked.OutcomeOf(end.Maker, end.Offer).ShouldBeOneOf(0, 3);
        }
    }

    [Fact]
    public void a_mediator_bridges_the_last_offers_at_the_best_product()
    {
        var moves = new Moves(Domains.Nash);
        var end = new SingleTextMediation(Domains.Nash, new(5), [new(new Polynomial(1, 0)), new(new Polynomial(1, 0))]).Play(1, 1, ref moves);
        moves.Lines.ShouldBe(
        [
            "1 Bill offers (18, 0)", "1 Jack offers (2, 8)", "1 the mediator proposes (12, 5)",
            "2 Bill offers (14, 4)", "2 Jack offers (8, 6)", "2 the mediator proposes (12, 5)",
            "3 Bill offers (12, 5)", "3 Jack offers (14, 4)", "3 the mediator proposes (12, 5)", "3 Bill accepts", "3 Jack accepts",
        ]);
        end.ShouldBe(new(BargainingEnding.Agreement, 0, 3, 1, 3, 6));
    }

    private static List<BargainingEnd> Ends(PartyRule rule, out List<string> moves)
    {
        BargainingParticipant[] parties = [new(new Micro()), new(new Micro()) { Rules = [rule] }];
        var kernel = new AlternatingOffers(Domains.Nash, Terms, parties);
        var lines = new Moves(Domains.Nash);
        kernel.Play(7, 0, ref lines);
        moves = lines.Lines;
        return [.. Enumerable.Range(0, 2000).Select(replication => kernel.Play(7, (uint)replication))];
    }
}
