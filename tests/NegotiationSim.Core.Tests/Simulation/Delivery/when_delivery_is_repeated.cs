using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Simulation.Delivery;

namespace NegotiationSim.Core.Tests.Simulation.Delivery;

/// <summary>T7: the exact result of every pairing of strategies that make no draws, 200 turns at (5, 3, 1, 0).</summary>
public class when_delivery_is_repeated
{
    // Worked out from the strategies' definitions over whole histories, apart from this code. A row's strategy is the first
    // party; the columns are the strategies in the order of the rows.
    private const string Results =
        """
        ALLC            600:600
        ALLD            1000:0 200:200
        ALT             800:300 100:600 400:400
        TFT             600:600 199:204 498:503 600:600
        STFT            602:597 200:200 500:500 500:500 200:200
        Bully           1000:0 1:996 402:397 450:450 450:450 400:400
        TF2T            600:600 198:208 300:800 600:600 597:602 360:560 600:600
        2TFT            600:600 199:204 597:107 600:600 203:203 560:360 600:600 600:600
        Retaliator      600:600 198:208 300:800 600:600 597:602 538:403 600:600 600:600 600:600
        GRIM            600:600 199:204 597:107 600:600 203:203 991:6 600:600 600:600 600:600 600:600
        Pavlov          600:600 100:600 450:450 600:600 401:401 265:600 600:600 600:600 600:600 600:600 600:600
        CTFT            600:600 199:204 498:503 600:600 500:500 450:450 600:600 600:600 600:600 600:600 600:600 600:600
        Gradual         600:600 187:252 569:179 600:600 596:601 848:123 600:600 600:600 600:600 600:600 600:600 600:600 600:600
        OriginalGradual 600:600 165:340 537:262 600:600 596:601 804:159 600:600 600:600 600:600 600:600 600:600 600:600 600:600 600:600
        """;

    public static TheoryData<string, string, int, int> Pairings
    {
        get
        {
            TheoryData<string, string, int, int> data = [];
            var rows = Results.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
            foreach (var row in rows)
            {
                foreach (var (column, result) in row.Skip(1).Index())
                {
                    var payoffs = result.Split(':').Select(int.Parse).ToList();
                    data.Add(row[0], rows[column][0], payoffs[0], payoffs[1]);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public void T7_every_pairing_has_its_exact_result(string a, string b, int toA, int toB)
    {
        var terms = new DeliveryTerms();

        Worth(terms, a, b).ShouldBe((toA, toB));
        Worth(terms, b, a).ShouldBe((toB, toA));
        ExpectedDelivery.Of(terms, Strategy.Named(a), Strategy.Named(b)).ShouldBe(new ExpectedDelivery(toA, toB, 200));
    }

    [Fact]
    public void no_deterministic_strategy_is_left_out() =>
        Results.Split('\n').Select(row => row.Split(' ')[0]).ShouldBe(Strategy.DeterministicNames, ignoreOrder: true);

    [Theory]
    [InlineData("TFT", 30)]
    [InlineData("ALLD", 14)]
    [InlineData("ALT:open=0", 26.315789473684)]
    public void T8_against_tit_for_tat_at_nine_in_ten_delivering_is_best(string a, double worth) =>
        Expected(new DeliveryTerms { Continuation = .9, Turns = 10_000 }, a, "TFT").ShouldBe(worth, 1e-9);

    [Theory]
    [InlineData("TFT", 9)]
    [InlineData("ALLD", 7)]
    [InlineData("ALT:open=0", 9)]
    public void T8_at_two_in_three_alternation_ties(string a, double worth) =>
        Expected(new DeliveryTerms { Continuation = 2 / 3.0, Turns = 10_000 }, a, "TFT").ShouldBe(worth, 1e-9);

    [Fact]
    public void T8_the_shadow_of_the_future_is_the_larger_of_both_temptations()
    {
        DeliveryPayoffs.Default.ShadowOfTheFuture.ShouldBe(2 / 3.0, 1e-15);
        new DeliveryPayoffs(5, 3, 2.5, 0).ShadowOfTheFuture.ShouldBe(2 / 2.5, 1e-15, "where punishment hardly hurts, never delivering tempts more");
        DeliveryPayoffs.Default.Generosity.ShouldBe(1 / 3.0, 1e-15);
        DeliveryPayoffs.Default.IsDilemma.ShouldBeTrue();
        new DeliveryPayoffs(7, 3, 1, 0).IsDilemma.ShouldBeFalse("to take turns is better than to deliver");
        new DeliveryPayoffs(5, 3, 1, 2).IsDilemma.ShouldBeFalse();
    }

    [Theory]
    [InlineData("TFT", 30)]
    [InlineData("ALLD", 14)]
    [InlineData("ALT:open=0", 26.315789473684)]
    public void T8_simulated(string a, double worth)
    {
        var terms = new DeliveryTerms { Continuation = .9, Turns = 10_000 };
        var game = new RepeatedDelivery(terms, ("A", Strategy.Written(a)), ("B", Strategy.Named("TFT")), seed: 8);
        var moments = new Core.Simulation.Statistics.Moments();
        for (var replication = 0u; replication < 20_000; replication++)
        {
            moments.Add(game.Tally(replication).WorthToA(terms.Payoffs));
        }

        moments.Within(alpha: 1e-4)!.Value.Contains(worth).ShouldBeTrue($"{moments.Mean} ± {moments.StandardError}");
    }

    [Fact]
    public void rules_that_cannot_be_played_are_all_named()
    {
        new DeliveryTerms().Findings().ShouldBeEmpty();
        new DeliveryTerms { Turns = 0, Continuation = double.NaN, Noise = 1.1, Payoffs = new(double.NaN, 3, 1, 0) }.Findings().Count().ShouldBe(4);
        Should.Throw<ArgumentException>(() => new RepeatedDelivery(new() { Turns = 0 }, ("A", Strategy.Named("TFT")), ("B", Strategy.Named("TFT")), 1));
        Should.Throw<ArgumentException>(() => new RepeatedDelivery(new(), ("A", Strategy.Named("TFT")), ("A", Strategy.Named("TFT")), 1));
    }

    private static (double A, double B) Worth(DeliveryTerms terms, string a, string b)
    {
        var tally = new RepeatedDelivery(terms, ("A", Strategy.Named(a)), ("B", Strategy.Named(b)), seed: 1).Tally(0);
        return (tally.WorthToA(terms.Payoffs), tally.WorthToB(terms.Payoffs));
    }

    private static double Expected(DeliveryTerms terms, string a, string b) =>
        ExpectedDelivery.Of(terms, Strategy.Written(a), Strategy.Named(b))!.ToA;
}
