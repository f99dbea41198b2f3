using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Tests.Simulation.Delivery;

namespace NegotiationSim.Core.Tests.Behaviour.Delivery;

/// <summary>Strategies without draws as tables of moves: what the other does, and what the strategy does in the same turns.</summary>
public class when_a_strategy_answers
{
    [Theory]
    [InlineData("ALLC", "CDDCD", "CCCCC")]
    [InlineData("ALLD", "CDDCD", "DDDDD")]
    [InlineData("ALT", "CDDCD", "CDCDC")]
    [InlineData("TFT", "CDDCDCC", "CCDDCDC")]
    [InlineData("STFT", "CDDCDCC", "DCDDCDC")]
    [InlineData("Bully", "CDDCDCC", "DDCCDCD")]
    [InlineData("TF2T", "CDCDDCDDDC", "CCCCCDCCDD")]
    [InlineData("2TFT", "DCCCDDCCC", "CDDCCDDDC")]
    [InlineData("Retaliator", "DDCCCCDDDCCCC", "CCDDDCCCDDDDC")]
    [InlineData("GRIM", "CDCCCC", "CCDDDD")]
    [InlineData("Pavlov", "CDDCDDCC", "CCDCCDCC")]
    [InlineData("CTFT", "CDDCDCC", "CCDDCDC")]
    // The sequences the authors of Gradual give against ALLD, and those of the program behind their first paper.
    [InlineData("Gradual", "DDDDDDDDDDDDDDDDDDDD", "CDCCDDDDCCDDDDDDDDDD")]
    [InlineData("OriginalGradual", "DDDDDDDDDDDDDDDDDDDD", "CDCCDDCCDDDCCDDDDCCD")]
    [InlineData("Gradual", "CDCCCDCCCCCDC", "CCDCCCDDCCCCD")]
    [InlineData("OriginalGradual", "CDCCCDCCCCCDC", "CCDCCCDDCCCCD")]
    public void its_moves_are_these(string name, string other, string own) => Answers(Strategy.Named(name), other).ShouldBe(own);

    [Theory]
    [InlineData("Retaliator", "tats", 1, "DCCCC", "CDDDC")]
    [InlineData("Retaliator", "tits", 1, "DDCCC", "CCDCC")]
    [InlineData("ALT", "open", 0, "CDDCD", "DCDCD")]
    [InlineData("RANDOM", "chance", 0, "CCC", "DDD")]
    [InlineData("RANDOM", "chance", 1, "DDD", "CCC")]
    [InlineData("GTFT", "forgiveness", 0, "CDDC", "CCDD")]
    [InlineData("JOSS", "honesty", 1, "CDDC", "CCDD")]
    [InlineData("MemoryOne", "open", 0, "C", "D")]
    public void a_parameter_does_what_it_says(string name, string parameter, double value, string other, string own) =>
        Answers(Strategy.Named(name, (parameter, value)), other).ShouldBe(own);

    [Fact]
    public void generous_tit_for_tat_forgives_one_in_three_unless_told_otherwise()
    {
        var generous = Strategy.Named("GTFT");

        generous.ChanceToDeliver(generous.StateAfter(DeliveryStrategy.Start, DeliveryMove.Deliver, DeliveryMove.Withhold)).ShouldBe(1 / 3.0, 1e-15);
    }

    [Theory]
    [InlineData("TFT", "CDCDCD", "CCDCDC")]
    [InlineData("CTFT", "CDCCCC", "CCDCCC")]
    [InlineData("Pavlov", "CDDCCC", "CCDCCC")]
    public void a_single_slip_echoes_or_is_made_good(string name, string slipping, string other)
    {
        // The first of two alike slips in the second turn.
        var strategy = Strategy.Named(name);
        var (a, b, movesOfA, movesOfB) = (DeliveryStrategy.Start, DeliveryStrategy.Start, "", "");
        for (var turn = 1; turn <= 6; turn++)
        {
            var moveA = turn == 2 ? DeliveryMove.Withhold : Meant(strategy, a);
            var moveB = Meant(strategy, b);
            (a, b) = (strategy.StateAfter(a, moveA, moveB), strategy.StateAfter(b, moveB, moveA));
            movesOfA += Strategy.Letter(moveA);
            movesOfB += Strategy.Letter(moveB);
        }

        (movesOfA, movesOfB).ShouldBe((slipping, other));
    }

    [Fact]
    public void contrition_lasts_until_it_has_delivered()
    {
        var (strategy, state) = (Strategy.Named("CTFT"), DeliveryStrategy.Start);
        foreach (var (own, other) in Strategy.Moves("DDC").Zip(Strategy.Moves("CDD")))
        {
            state = strategy.StateAfter(state, own, other);
            Meant(strategy, state).ShouldBe(DeliveryMove.Deliver);
        }

        Meant(strategy, strategy.StateAfter(state, DeliveryMove.Deliver, DeliveryMove.Withhold)).ShouldBe(DeliveryMove.Withhold, "content again, it is provoked");
    }

    [Fact]
    public void a_request_is_answered_with_everything_that_is_wrong_with_it()
    {
        static IEnumerable<string?> Findings(string name, params (string, double)[] values) =>
            DeliveryStrategies.Named(name, values.ToDictionary(v => v.Item1, v => v.Item2), DeliveryPayoffs.Default).Findings.Select(finding => finding.Parameter);

        Findings("tft").ShouldBe([null]);
        Findings("TFT", ("mood", 1)).ShouldBe(["mood"]);
        Findings("Retaliator", ("tats", 1.5), ("tits", 0), ("tots", 1)).ShouldBe(["tots", "tats", "tits"]);
        Findings("RANDOM", ("chance", double.NaN)).ShouldBe(["chance"]);
        Findings("RANDOM", ("chance", 1)).ShouldBeEmpty();
    }

    private static DeliveryMove Meant(DeliveryStrategy strategy, long state) =>
        strategy.ChanceToDeliver(state) switch { 1 => DeliveryMove.Deliver, 0 => DeliveryMove.Withhold, _ => throw new InvalidOperationException("a draw") };

    private static string Answers(DeliveryStrategy strategy, string others)
    {
        var (state, own) = (DeliveryStrategy.Start, "");
        foreach (var other in Strategy.Moves(others))
        {
            var move = Meant(strategy, state);
            state = strategy.StateAfter(state, move, other);
            own += Strategy.Letter(move);
        }

        return own;
    }
}
