using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Tests.Simulation.Bargaining;

public class when_offers_are_tabled
{
    private static readonly double[][][] Values =
    [
        [[0, .1, .5], [0, .2], [.2, .1, 0, .15]],
        [[.4, .2, 0], [.3, 0], [0, .1, .3, .2]],
    ];

    [Fact]
    public void each_has_its_own_best_first_and_one_number_for_one_outcome()
    {
        var table = OfferTables.Tabulated(Domains.Two, [[1, 3, 3, double.NegativeInfinity], [4, 2, 1, 3]]);
        Enumerable.Range(0, table.OffersOf(0)).Select(offer => table.OutcomeOf(0, offer)).ShouldBe([1, 2, 0]);
        Enumerable.Range(0, table.OffersOf(1)).Select(offer => table.OutcomeOf(1, offer)).ShouldBe([0, 3, 1, 2]);
        table.Utility(1, 1, 0).ShouldBe(double.NegativeInfinity);
        table.Utility(0, 1, 1).ShouldBe(1);
    }

    [Fact]
    public void packages_are_numbered_like_digits()
    {
        var table = OfferTables.Additive(Domains.Two, Values);
        table.OutcomeCount.ShouldBe(24);
        var offer = Enumerable.Range(0, 24).Single(place => table.OutcomeOf(0, place) == (2 * 8) + (1 * 4) + 3);
        table.Utility(0, offer, 0).ShouldBe(.85, 1e-15);
        table.Utility(0, offer, 1).ShouldBe(.2, 1e-15);
    }

    [Fact]
    public void a_ladder_gives_up_the_cheapest_option_first()
    {
        var (table, packages) = OfferTables.Ladders(Domains.Two, Values);
        Enumerable.Range(0, table.OffersOf(0)).Select(offer => string.Concat(packages[table.OutcomeOf(0, offer)])).ShouldBe(["210", "213", "211", "212", "202", "102", "002"]);
        Enumerable.Range(0, table.OffersOf(0)).Select(offer => Math.Round(table.Utility(0, offer, 0), 9)).ShouldBe([.9, .85, .8, .7, .5, .1, 0]);
        table.OffersOf(1).ShouldBe(1 + 2 + 1 + 3);
        packages.Select(package => string.Concat(package)).ShouldBeUnique();
    }

    [Fact]
    public void what_is_worth_or_costs_the_same_as_written_comes_in_its_order()
    {
        (.1 + .2).ShouldBeGreaterThan(.3);
        double[][] sums = [[0, .1], [0, .2], [0, .3]];
        var table = OfferTables.Additive(Domains.Two, [sums, sums]);
        Enumerable.Range(0, 8).Select(offer => table.OutcomeOf(0, offer)).ShouldBe([7, 3, 5, 1, 6, 2, 4, 0]);

        (.4 - .1).ShouldBeGreaterThan(.3);
        double[][] costs = [[.1, .4], [0, .3]];
        var (ladder, packages) = OfferTables.Ladders(Domains.Two, [costs, costs]);
        Enumerable.Range(0, 3).Select(offer => string.Concat(packages[ladder.OutcomeOf(0, offer)])).ShouldBe(["11", "01", "00"]);
    }

    [Fact]
    public void forty_two_clauses_of_five_options_make_ladders_of_169_packages()
    {
        var draws = new Draws(4, 0, 0, 0);
        var values = new double[2][][];
        for (var party = 0; party < 2; party++)
        {
            values[party] = new double[42][];
            for (var issue = 0; issue < 42; issue++)
            {
                values[party][issue] = [0, draws.Uniform(), draws.Uniform(), draws.Uniform(), draws.Uniform()];
            }
        }

        var table = OfferTables.Ladders(Domains.Two, values).Table;
        table.OffersOf(0).ShouldBe(169);
        table.OffersOf(1).ShouldBe(169);
        table.OutcomeCount.ShouldBeLessThanOrEqualTo(338);
        Moves.Of(table, new(400), new Micro(), new Micro()).End.IsAgreement.ShouldBeTrue();
    }

    [Fact]
    public void a_target_finds_the_offer_that_a_search_through_all_of_them_finds()
    {
        var draws = new Draws(11, 0, 0, 0);
        for (var domain = 0; domain < 200; domain++)
        {
            var own = new double[1 + draws.UpTo(60)];
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = (domain % 3) switch { 0 => draws.UpTo(4), 1 => draws.Uniform(), _ => Math.Pow(draws.Uniform(), 30) };
            }

            Array.Sort(own, (a, b) => b.CompareTo(a));
            var table = OfferTables.Tabulated([new("A", draws.Happens(.5) ? 0 : own[own.Length / 2]), new("B")], [own, own]);
            foreach (var target in own.Concat([own[0] + 1, -1, draws.Uniform(), own[^1] + (.3 * (own[0] - own[^1]))]))
            {
                var found = Enumerable.Range(0, table.AcceptableTo(0)).Last(offer => own[offer] >= Math.Min(target, own[0]) - (1e-9 * (own[0] - own[^1])));
                table.AtLeast(0, target).ShouldBe(found);
            }
        }
    }

    [Fact]
    public void delay_costs_what_the_discount_says()
    {
        var table = OfferTables.Tabulated([new("Bill", 1, .9), new("Jack")], [[2, 6], [8, 7]]);
        table.UtilityOf(new(BargainingEnding.Agreement, 1, 0, 0, 3, 5), 0).ShouldBe(2 * .81, 1e-12);
        table.UtilityOf(new(BargainingEnding.Agreement, 1, 0, 0, 3, 5), 1).ShouldBe(8);
        table.UtilityOf(new(BargainingEnding.Deadline, -1, -1, -1, 2, 4), 0).ShouldBe(.9, 1e-12);
    }

    [Fact]
    public void nothing_is_allocated_for_a_replication()
    {
        var kernel = new AlternatingOffers(OfferTables.Additive(Domains.Two, Values), new(30, .01, null),
            [new(new NaiveTitForTat()), new(new TacticMixture(new(1, 1, 1, 1), Most: 5), new Acceptance.Combined()) { Rules = [new PartyRule.VenueChallenge(.1)] }]);
        kernel.Play(1, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (uint replication = 0; replication < 500; replication++)
        {
            kernel.Play(1, replication);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
