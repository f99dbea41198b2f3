using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Tests.Simulation.Bargaining;

public class when_offers_alternate
{
    [Fact]
    public void a_round_is_a_turn_of_each_and_the_deadline_ends_it()
    {
        var (end, lines) = Moves.Of(Domains.Cake, new(2), new Polynomial(.01), new Aspiration(100));
        end.ShouldBe(new(BargainingEnding.Agreement, 1, 0, 0, 2, 3));
        lines.ShouldBe(["1 Bill offers (0.9, 0.1)", "1 Jack offers (0, 1)", "2 Bill accepts"]);
    }

    [Fact]
    public void nobody_agrees_to_less_than_he_has_without()
    {
        var table = OfferTables.Tabulated([new("Bill", 13), new("Jack", 5.5)], [[2, 6, 8, 12, 14, 16, 18], [8, 7, 6, 5, 4, 2, 0]]);
        var (end, lines) = Moves.Of(table, new(3), new Polynomial(1), new Polynomial(1));
        end.ShouldBe(new(BargainingEnding.Deadline, -1, -1, -1, 3, 6));
        lines[^2..].ShouldBe(["3 Bill offers (14, 4)", "3 Jack offers (8, 6)"]);
    }

    [Fact]
    public void a_party_with_nothing_to_offer_walks_out()
    {
        var table = OfferTables.Tabulated([new("Bill"), new("Jack", 9)], [[2, 6], [8, 7]]);
        Moves.Of(table, new(3), new Polynomial(), new Polynomial()).End.ShouldBe(new(BargainingEnding.WalkedOut, -1, -1, 1, 1, 2));
    }

    [Fact]
    public void naive_tit_for_tat_answers_what_it_gained_with_as_much()
    {
        var (_, lines) = Moves.Of(Domains.Cake, new(11), new Polynomial(1, 0), new NaiveTitForTat());
        lines.ShouldBe(
        [
            "1 Bill offers (1, 0)", "1 Jack offers (0, 1)",
            "2 Bill offers (0.9, 0.1)", "2 Jack offers (0.1, 0.9)",
            "3 Bill offers (0.8, 0.2)", "3 Jack offers (0.2, 0.8)",
            "4 Bill offers (0.7, 0.3)", "4 Jack offers (0.3, 0.7)",
            "5 Bill offers (0.6, 0.4)", "5 Jack offers (0.4, 0.6)",
            "6 Bill offers (0.5, 0.5)", "6 Jack accepts",
        ]);
    }

    [Fact]
    public void three_must_agree_one_after_the_other()
    {
        var table = OfferTables.Tabulated([new("A"), new("B"), new("C")], [[9, 5, 0], [0, 5, 9], [9, 5, 0]]);
        var (end, lines) = Moves.Of(table, new(3), new Polynomial(1, 0), new Polynomial(1, 0), new Polynomial(1, 0));
        lines.ShouldBe(
        [
            "1 A offers (9, 0, 9)", "1 B offers (0, 9, 0)", "1 C offers (9, 0, 9)",
            "2 A accepts", "2 B offers (5, 5, 5)", "2 C accepts",
            "3 A accepts",
        ]);
        end.ShouldBe(new(BargainingEnding.Agreement, 1, 1, 0, 3, 7));
    }

    [Fact]
    public void chance_ends_it_as_often_as_told_and_by_the_replication_alone()
    {
        var apart = OfferTables.Tabulated([new("Bill", 2), new("Jack", 2)], [[3, 1], [1, 3]]);
        var play = new AlternatingOffers(apart, new(1000, .25), [new(new Aspiration()), new(new Aspiration())]);
        var ends = Enumerable.Range(0, 4000).Select(replication => play.Play(5, (uint)replication)).ToList();
        ends.Average(end => end.Round).ShouldBe(4, .2);
        ends.ShouldAllBe(end => end.How == BargainingEnding.BrokenOff);
        play.Play(5, 17).ShouldBe(ends[17]);
    }

    [Fact]
    public void a_party_that_never_acts_changes_nobodys_draws()
    {
        double[] own = [.. Enumerable.Range(0, 101).Select(pieces => pieces / 100.0)], other = [.. own.Reverse()];
        var three = OfferTables.Tabulated([new("Onlooker"), new("Bill"), new("Jack")], [own, own, other]);
        var two = new AlternatingOffers(Domains.Cake, new(50, .02, null), [new(new Aspiration(2)), new(new NaiveTitForTat())]);
        var watched = new AlternatingOffers(three, new(50, .02, null), [null, new(new Aspiration(2)), new(new NaiveTitForTat())]);
        for (uint replication = 0; replication < 300; replication++)
        {
            var end = two.Play(9, replication);
            watched.Play(9, replication).ShouldBe(end with { Maker = end.IsAgreement ? end.Maker + 1 : -1, By = end.By < 0 ? -1 : end.By + 1 });
        }
    }
}
