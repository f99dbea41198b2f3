using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

/// <summary>T4: Bill and Jack of Nash 1950, every good kept or handed over, 512 trades.</summary>
public class when_boys_swap_their_goods
{
    private static readonly (string Good, int Bill, int Jack)[] OfBill = [("book", 2, 4), ("whip", 2, 2), ("ball", 2, 1), ("bat", 2, 2), ("box", 4, 1)];
    private static readonly (string Good, int Bill, int Jack)[] OfJack = [("pen", 10, 1), ("toy", 4, 1), ("knife", 6, 2), ("hat", 2, 2)];

    private static readonly OutcomeSpace Trades = new([.. OfBill.Concat(OfJack).Select(good => new Issue.Categorical(good.Good, ["kept", "handed over"]))]);

    private static readonly UtilityTable[] Boys =
    [
        Given.Table(new([.. OfBill.Select(good => Gain(-good.Bill)), .. OfJack.Select(good => Gain(good.Bill))]), Trades),
        Given.Table(new([.. OfBill.Select(good => Gain(good.Jack)), .. OfJack.Select(good => Gain(-good.Jack))]), Trades),
    ];

    private static readonly BargainingSolutions Solutions = BargainingSolutions.Of(Boys);

    [Fact]
    public void T4_nash_picks_the_trade_of_book_whip_ball_and_bat_for_pen_toy_and_knife()
    {
        Trades.Size.ShouldBe(512);
        var nash = Solutions.Nash.ShouldNotBeNull();

        nash.Surpluses.ShouldBe([12, 5]);
        nash.Score.ShouldBe(60);
        HandedOver(nash.Outcome).ShouldBe(["book", "whip", "ball", "bat", "pen", "toy", "knife"]);
    }

    [Fact]
    public void T4_seven_gains_are_on_the_frontier() =>
        Solutions.Frontier.Outcomes.ToArray().Select(outcome => (Boys[0][outcome], Boys[1][outcome])).Distinct()
            .ShouldBe([(18, 0), (16, 2), (14, 4), (12, 5), (8, 6), (6, 7), (2, 8)]);

    [Fact]
    public void T4_the_other_concepts_pick_as_published()
    {
        Solutions.KalaiSmorodinsky!.Surpluses.ShouldBe([12, 5]);
        Solutions.KalaiSmorodinsky.Score.ShouldBe(.625);
        Solutions.Egalitarian!.Surpluses.ShouldBe([8, 6]);
        Solutions.Utilitarian!.Score.ShouldBe(18);
        Solutions.Utilitarian.Surpluses.ShouldBe([14, 4]);
        Solutions.RelativeUtilitarian!.Score.ShouldBe((12 / 18.0) + (5 / 8.0), 1e-12);
        Solutions.Ideal.ShouldBe([18, 8]);
        Solutions.Why.ShouldBeNull();
    }

    [Fact]
    public void more_power_for_jack_moves_the_trade_his_way() =>
        BargainingSolutions.Of(Boys, new BargainingRules { Powers = [.3, .7] }).Nash!.Surpluses.ShouldBe([6, 7]);

    private static Criterion Gain(int gain) => new(1, ValueFunction.Table.Of(0, gain));

    private static IEnumerable<string> HandedOver(int outcome) => Trades.Issues.Zip(Trades.OptionsOf(outcome)).Where(one => one.Second == 1).Select(one => one.First.Id);
}
