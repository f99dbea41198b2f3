using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Tests.Behaviour.Bargaining;

public class when_formulas_of_concession_are_applied
{
    [Theory]
    [InlineData(.2, new[] { .1, .100288, .128125, .394912, 1 })]
    [InlineData(1, new[] { .1, .28, .55, .82, 1 })]
    [InlineData(5, new[] { .1, .752302, .883496, .960717, 1 })]
    public void the_polynomial_is_the_published_one(double beta, double[] expected)
    {
        int[] times = [0, 2, 5, 8, 10];
        times.Select(t => ConcessionCurve.Polynomial(t, 10, beta, .1)).Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
        ConcessionCurve.Polynomial(12, 10, beta, .1).ShouldBe(1);
        ConcessionCurve.Polynomial(0, 0, beta, .1).ShouldBe(1);
    }

    [Fact]
    public void the_exponential_gives_kappa_at_first_and_all_at_last()
    {
        ConcessionCurve.Exponential(0, 10, 3, .1).ShouldBe(.1, 1e-15);
        ConcessionCurve.Exponential(5, 10, 1, .1).ShouldBe(Math.Sqrt(.1), 1e-15);
        ConcessionCurve.Exponential(5, 10, 2, .1).ShouldBe(Math.Pow(.1, .25), 1e-15);
        ConcessionCurve.Exponential(11, 10, 3, .1).ShouldBe(1);
    }

    [Fact]
    public void the_tit_for_tat_tactics_are_the_published_ones()
    {
        double[] offers = [100, 90, 85];
        InRange(TitForTatTactic.Proportional(40, offers[^2], offers[^1])!.Value).ShouldBe(42.352941, 1e-6);
        InRange(TitForTatTactic.Absolute(40, offers[^2], offers[^1], 0, isWorthMoreIfHigher: false)).ShouldBe(45);
        InRange(TitForTatTactic.Proportional(40, offers[^3], offers[^1])!.Value).ShouldBe(47.058824, 1e-6);
        TitForTatTactic.Absolute(40, 90, 85, 3, isWorthMoreIfHigher: false).ShouldBe(48);
        TitForTatTactic.Absolute(40, 90, 85, 3, isWorthMoreIfHigher: true).ShouldBe(42);
        TitForTatTactic.Proportional(40, 90, 0).ShouldBeNull();

        static double InRange(double value) => Math.Clamp(value, 20, 80);
    }

    [Fact]
    public void the_comparative_responder_halves_the_difference()
    {
        double[] others = [5, 3, 4, 2, 6, 3, 5];
        List<double> moves = [1];
        foreach (var other in others[..^1])
        {
            moves.Add(Comparative.NextMove(moves[^1], other, .5));
        }

        moves.ShouldBe([1, 3, 3, 3.5, 2.75, 4.375, 3.6875]);
    }
}
