using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

public class when_a_pie_is_divided
{
    private const double Exact = 1e-6;

    /// <summary>T5 on a grid of a million divisions: u₁ = √x, u₂ = 1 − x.</summary>
    private static readonly BargainingSolutions Pie = BargainingSolutions.Of([Divided(Math.Sqrt), Divided(x => 1 - x)]);

    [Fact]
    public void T5_nash_gives_a_third()
    {
        Pie.Frontier.Outcomes.Length.ShouldBe(1_000_000);
        Share(Pie.Nash).ShouldBe(1.0 / 3, Exact);
        Pie.Nash!.Utilities[0].ShouldBe(.577350, Exact);
        Pie.Nash.Utilities[1].ShouldBe(.666667, Exact);
    }

    [Fact]
    public void T5_kalai_and_smorodinsky_give_each_the_same_part_of_the_ideal()
    {
        Share(Pie.KalaiSmorodinsky).ShouldBe((3 - Math.Sqrt(5)) / 2, Exact);
        Pie.KalaiSmorodinsky!.Utilities[0].ShouldBe(.618034, Exact);
        Pie.KalaiSmorodinsky.Utilities[1].ShouldBe(.618034, Exact);
    }

    [Fact]
    public void T5_the_largest_sum_gives_a_quarter()
    {
        Share(Pie.Utilitarian).ShouldBe(.25, Exact);
        Pie.Utilitarian!.Utilities[0].ShouldBe(.5, Exact);
        Pie.Utilitarian.Utilities[1].ShouldBe(.75, Exact);
    }

    [Fact]
    public void T6_patience_pays()
    {
        Shares(.9, .9).ShouldBe((.526316, .473684));
        Shares(.9, .8).ShouldBe((.714286, .285714));
        Shares(0, 0).ShouldBe((1, 0));
        Rubinstein.Shares(1, 1).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => Rubinstein.Shares(1.1, .5));
    }

    private static UtilityTable Divided(Func<double, double> utility) => new([.. Enumerable.Range(0, 1_000_000).Select(step => utility(step / 999_999.0))]);

    private static double Share(Solution? solution) => solution!.Outcome / 999_999.0;

    private static (double, double) Shares(double first, double second) =>
        Rubinstein.Shares(first, second) is var (one, other) ? (Math.Round(one, 6), Math.Round(other, 6)) : default;
}
