using MathNet.Numerics.Distributions;
using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Simulation.Hazards;

namespace NegotiationSim.Core.Tests.Simulation.Hazards;

/// <summary>The hazard of breach (§5) and what a record says about it (T24).</summary>
public class when_commitments_are_broken
{
    // Weeks in remission under 6-MP (Freireich and others 1963): + was lost from sight.
    private const string Weeks = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

    private static readonly WatchedCommitment[] Record =
        [.. Weeks.Split(' ').Select(week => new WatchedCommitment(double.Parse(week.TrimEnd('+')), !week.EndsWith('+')))];

    [Fact]
    public void T24_the_rate_is_events_over_exposure()
    {
        var rate = BreachRate.Of(Record).ShouldNotBeNull();

        (rate.Events, rate.Exposure).ShouldBe((9, 359));
        rate.Observed.ShouldBe(.0250696, 5e-8);
        rate.Mean.ShouldBe(9.5 / 359, 1e-15);
    }

    [Fact]
    public void T24_kaplan_meier()
    {
        var curve = KaplanMeier.Of(Record);

        curve.At(5.9).ShouldBe(1);
        curve.At(6).ShouldBe(.8571, 5e-5);
        curve.At(7).ShouldBe(.8067, 5e-5);
        curve.At(9).ShouldBe(curve.At(7));
        curve.Steps[0].ShouldBe(new SurvivalStep(6, 21, 3, 18 / 21.0, Math.Sqrt(18.0 * 3 / (21.0 * 21 * 21))));
        curve.Steps.Select(step => step.AtRisk).ShouldBe([21, 17, 15, 12, 11, 7, 6]);
        curve.At(1000).ShouldBe(.4482, 5e-5);
    }

    [Fact]
    public void where_all_are_broken_none_survives()
    {
        var curve = KaplanMeier.Of([new(1, true), new(2, true)]);

        curve.Steps.Select(step => step.Survival).ShouldBe([.5, 0]);
        curve.Steps[1].StandardError.ShouldBe(0);
        KaplanMeier.Of([]).At(1).ShouldBe(1);
    }

    [Fact]
    public void without_exposure_there_is_no_rate()
    {
        BreachRate.Of([]).ShouldBeNull();
        BreachRate.Of([new(0, true)]).ShouldBeNull();
        BreachRate.Of([new(10, false)]).ShouldNotBeNull().Observed.ShouldBe(0);
        BreachRate.Of([new(10, false)]).ShouldNotBeNull().Mean.ShouldBe(.05);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 3)]
    [InlineData(9, 359)]
    [InlineData(400, 12)]
    public void the_posterior_is_a_gamma_distribution(int events, double exposure)
    {
        var (rate, gamma) = (new BreachRate(events, exposure), new Gamma(.5 + events, exposure));

        rate.Mean.ShouldBe(gamma.Mean, 1e-12);
        foreach (var alpha in new[] { .5, .05, .001 })
        {
            var within = rate.Within(alpha);
            gamma.CumulativeDistribution(within.Low).ShouldBe(alpha / 2, 1e-10);
            gamma.CumulativeDistribution(within.High).ShouldBe(1 - (alpha / 2), 1e-10);
        }
    }

    [Fact]
    public void what_the_record_leaves_open_raises_the_chance_soon_and_lowers_it_late()
    {
        var rate = new BreachRate(1, 10);

        rate.ChanceWithin(0).ShouldBe(0);
        rate.ChanceWithin(10).ShouldBe(1 - Math.Pow(.5, 1.5), 1e-15);
        rate.ChanceWithin(100).ShouldBeLessThan(rate.ToHazard().ChanceWithin(0, 100));
    }

    [Fact]
    public void an_exponential_commitment_does_not_age()
    {
        var hazard = new BreachHazard.Exponential(.1);

        hazard.ChanceWithin(0, 2).ShouldBe(1 - Math.Exp(-.2), 1e-15);
        hazard.ChanceWithin(50, 2).ShouldBe(hazard.ChanceWithin(0, 2), 1e-12);
        hazard.Survival(10).ShouldBe(Math.Exp(-1), 1e-15);
    }

    [Fact]
    public void a_weibull_commitment_wears_out_or_settles_in()
    {
        new BreachHazard.Weibull(10, 2).ChanceWithin(5, 1).ShouldBeGreaterThan(new BreachHazard.Weibull(10, 2).ChanceWithin(0, 1));
        new BreachHazard.Weibull(10, .5).ChanceWithin(5, 1).ShouldBeLessThan(new BreachHazard.Weibull(10, .5).ChanceWithin(0, 1));
        new BreachHazard.Weibull(10, 3).Survival(10).ShouldBe(Math.Exp(-1), 1e-15);
        new BreachHazard.Weibull(10, 1).Survival(4).ShouldBe(new BreachHazard.Exponential(.1).Survival(4), 1e-15);
    }

    [Fact]
    public void risks_multiply_the_hazard_at_every_time()
    {
        var multiplier = RiskInPlay.Multiplier([new(BreachRisk.LowVerification, .7, 1), new(BreachRisk.DeadlinePassed, .4, .5), new(BreachRisk.LeadershipChange, 2, 0)]);

        multiplier.ShouldBe(Math.Exp(.9), 1e-15);
        RiskInPlay.Multiplier([]).ShouldBe(1);
        foreach (var hazard in new BreachHazard[] { new BreachHazard.Exponential(.1), new BreachHazard.Weibull(7, 1.6) })
        {
            hazard.Times(multiplier).Cumulative(3).ShouldBe(multiplier * hazard.Cumulative(3), 1e-12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    public void breaches_are_drawn_as_the_hazard_has_them(double shape)
    {
        var hazard = new BreachHazard.Weibull(10, shape);
        var bins = new int[10];
        for (var replication = 0u; replication < 10_000; replication++)
        {
            var draws = new Draws(1, replication, 1, DrawStreams.Of("RU", DrawPurpose.Breach));
            bins[Math.Min((int)(hazard.Survival(hazard.TimeOfBreach(ref draws)) * 10), 9)]++;
        }

        bins.Sum(count => (count - 1000.0) * (count - 1000) / 1000).ShouldBeLessThan(27.9, "χ² of 9 degrees of freedom, .999");
    }

    [Fact]
    public void without_a_hazard_no_breach_comes()
    {
        var draws = new Draws(1, 0, 1, 0);

        new BreachHazard.Exponential(0).TimeOfBreach(ref draws).ShouldBe(double.PositiveInfinity);
        new BreachHazard.Exponential(0).ChanceWithin(0, 1e9).ShouldBe(0);
    }
}
