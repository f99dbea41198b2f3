using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Simulation.Delivery;
using NegotiationSim.Core.Simulation.Statistics;

namespace NegotiationSim.Core.Tests.Simulation.Delivery;

/// <summary>What holds of every pairing: the kernel plays the very moves that the game plays turn by turn.</summary>
public class any_delivery_game
{
    public static TheoryData<string> Names => [.. Strategy.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void is_counted_as_it_is_played(string a)
    {
        DeliveryTerms[] all =
        [
            new() { Turns = 150 },
            new() { Turns = 130, Noise = .05 },
            new() { Turns = 128, Continuation = .97 },
            new() { Turns = 90, Continuation = .9, Noise = .3 },
            new() { Turns = 1 },
        ];
        foreach (var (pairing, b) in Strategy.Names.Index())
        {
            foreach (var terms in all)
            {
                // Other replications for each pairing: games of many lengths.
                var game = Game(terms, a, b);
                for (var replication = (uint)pairing * 4; replication < (pairing + 1) * 4; replication++)
                {
                    game.Tally(replication).ShouldBe(Counted(game.Play(replication)), $"{a} v {b}, {terms}, replication {replication}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void is_worth_on_average_what_is_expected(string a)
    {
        var terms = new DeliveryTerms { Turns = 20, Continuation = .97, Noise = .02 };
        foreach (var b in Strategy.Names)
        {
            if (ExpectedDelivery.Of(terms, Strategy.Named(a), Strategy.Named(b)) is not { } expected)
            {
                continue;
            }

            var (game, toA, turns) = (Game(terms, a, b), new Moments(), new Moments());
            for (var replication = 0u; replication < 1000; replication++)
            {
                var tally = game.Tally(replication);
                toA.Add(tally.WorthToA(terms.Payoffs));
                turns.Add(tally.Turns);
            }

            toA.Within(alpha: 1e-5)!.Value.Contains(expected.ToA).ShouldBeTrue($"{a} v {b}: {toA.Mean} ± {toA.StandardError}, expected {expected.ToA}");
            turns.Within(alpha: 1e-5)!.Value.Contains(expected.Turns).ShouldBeTrue($"{turns.Mean} turns, expected {expected.Turns}");
        }
    }

    [Fact]
    public void turns_over_when_its_parties_change_seats()
    {
        var terms = new DeliveryTerms { Turns = 100, Noise = .1, Continuation = .99 };
        foreach (var a in Strategy.Names)
        {
            foreach (var b in Strategy.Names)
            {
                var ab = new RepeatedDelivery(terms, ("UA", Strategy.Named(a)), ("RU", Strategy.Named(b)), seed: 3);
                var ba = new RepeatedDelivery(terms, ("RU", Strategy.Named(b)), ("UA", Strategy.Named(a)), seed: 3);

                ab.Tally(5).WorthToA(terms.Payoffs).ShouldBe(ba.Tally(5).WorthToB(terms.Payoffs));
                ab.Tally(5).WorthToB(terms.Payoffs).ShouldBe(ba.Tally(5).WorthToA(terms.Payoffs));
            }
        }
    }

    [Fact]
    public void gives_a_party_the_same_draws_whomever_it_meets()
    {
        var terms = new DeliveryTerms { Noise = .2 };
        var own = Game(terms, "RANDOM", "ALLC").Play(9).Select(turn => turn.A).ToList();

        foreach (var b in Strategy.Names)
        {
            Game(terms, "RANDOM", b).Play(9).Select(turn => turn.A).ShouldBe(own);
        }
    }

    [Fact]
    public void shares_its_draws_between_a_variant_and_its_base()
    {
        var pairs = new PairedDifference();
        var (game, variant) = (Game(new() { Noise = .05 }, "TFT", "TFT"), Game(new() { Noise = .055 }, "TFT", "TFT"));
        for (var replication = 0u; replication < 500; replication++)
        {
            pairs.Add(game.Tally(replication).WorthToA(DeliveryPayoffs.Default), variant.Tally(replication).WorthToA(DeliveryPayoffs.Default));
        }

        // A slip at ε slips at a larger ε too, so that most of the luck is common to both.
        pairs.VarianceReduction!.Value.ShouldBeGreaterThan(1.5);
    }

    [Fact]
    public void is_another_game_with_another_seed_or_replication()
    {
        var terms = new DeliveryTerms();
        var game = Game(terms, "RANDOM", "RANDOM");

        game.Tally(1).ShouldNotBe(game.Tally(2));
        game.Tally(1).ShouldNotBe(new RepeatedDelivery(terms, ("A", Strategy.Named("RANDOM")), ("B", Strategy.Named("RANDOM")), seed: 2).Tally(1));
        game.Tally(1).ShouldBe(Game(terms, "RANDOM", "RANDOM").Tally(1));
    }

    [Theory]
    [InlineData("TFT", "RANDOM")]
    [InlineData("Gradual", "GTFT")]
    public void allocates_nothing(string a, string b)
    {
        var game = Game(new() { Noise = .1, Continuation = .999 }, a, b);
        game.Tally(0);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var replication = 1u; replication < 100; replication++)
        {
            game.Tally(replication);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static RepeatedDelivery Game(DeliveryTerms terms, string a, string b) =>
        new(terms, ("A", Strategy.Named(a)), ("B", Strategy.Named(b)), seed: 1);

    private static DeliveryTally Counted(IEnumerable<DeliveryTurn> turns)
    {
        var counts = new int[4];
        foreach (var turn in turns)
        {
            counts[((int)turn.A * 2) + (int)turn.B]++;
        }

        return new(counts[0], counts[1], counts[2], counts[3]);
    }
}
