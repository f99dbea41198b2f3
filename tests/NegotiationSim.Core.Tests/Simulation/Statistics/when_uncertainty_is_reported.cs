using NegotiationSim.Core.Simulation.Statistics;

namespace NegotiationSim.Core.Tests.Simulation.Statistics;

/// <summary>Intervals, quantiles and when to stop (§6, T17).</summary>
public class when_uncertainty_is_reported
{
    // Worked out to 40 digits from the error function.
    [Theory]
    [InlineData(.5, 0)]
    [InlineData(.6, .25334710313579974132)]
    [InlineData(.75, .6744897501960817432)]
    [InlineData(.9, 1.2815515655446005935)]
    [InlineData(.925, 1.4395314709384562291)]
    [InlineData(.95, 1.6448536269514722843)]
    [InlineData(.975, 1.9599639845400538556)]
    [InlineData(.9995, 3.2905267314919257787)]
    [InlineData(.425, -.18911842627279251844)]
    [InlineData(.075, -1.4395314709384559349)]
    [InlineData(.02425, -1.9729610513118848376)]
    [InlineData(1e-5, -4.2648907939228246102)]
    [InlineData(1e-10, -6.3613409024040561991)]
    [InlineData(1e-20, -9.2623400897984075796)]
    [InlineData(1e-300, -37.047096299361199237)]
    public void normal_quantiles_are_exact(double probability, double quantile) =>
        NormalQuantile.Of(probability).ShouldBe(quantile, 1e-14 * Math.Max(1, Math.Abs(quantile)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void there_is_no_quantile_at_the_ends(double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => NormalQuantile.Of(probability));

    [Theory]
    [InlineData(81, 263, .2553, .3662)]
    [InlineData(0, 20, 0, .1611)]
    [InlineData(20, 20, .8389, 1)]
    public void T17_wilson(long successes, long trials, double low, double high)
    {
        var interval = Interval.Wilson(successes, trials)!.Value;

        interval.Low.ShouldBe(low, 5e-5);
        interval.High.ShouldBe(high, 5e-5);
    }

    [Fact]
    public void a_proportion_of_nothing_has_no_interval() => Interval.Wilson(0, 0).ShouldBeNull();

    [Fact]
    public void all_and_nothing_are_ends_exactly()
    {
        for (var trials = 1; trials < 200; trials++)
        {
            Interval.Wilson(0, trials)!.Value.Low.ShouldBe(0);
            Interval.Wilson(trials, trials)!.Value.High.ShouldBe(1);
        }
    }

    [Fact]
    public void looks_grow_by_half_until_the_cap()
    {
        var looks = Enumerable.Range(0, 18).Select(StoppingRule.Default.ReplicationsAt).ToList();

        looks.Take(6).ShouldBe([200, 300, 450, 675, 1013, 1519]);
        looks[15].ShouldBe(87_579, "⌈200·1.5¹⁵⌉ = ⌈87578.76…⌉");
        looks[16].ShouldBe(100_000);
        looks[17].ShouldBe(100_000);
        StoppingRule.Default.IsLast(15).ShouldBeFalse();
        StoppingRule.Default.IsLast(16).ShouldBeTrue();
    }

    [Fact]
    public void all_looks_together_spend_no_more_than_alpha()
    {
        StoppingRule.Default.AlphaAt(0).ShouldBe(.025);
        StoppingRule.Default.AlphaAt(3).ShouldBe(.003125);
        Enumerable.Range(0, 40).Sum(StoppingRule.Default.AlphaAt).ShouldBeLessThanOrEqualTo(.05);
    }

    [Theory]
    [InlineData(.30, .32, .31, true)]
    [InlineData(.29, .32, .305, false)]
    [InlineData(98, 102, 100, true)]
    [InlineData(97.9, 102, 100, false)]
    [InlineData(-102, -98, -100, true)]
    public void a_run_stops_where_the_interval_is_narrow_beside_one_or_its_mean(double low, double high, double mean, bool met) =>
        StoppingRule.Default.IsMet(new Interval(low, high + (met ? -1e-9 : 0)), mean).ShouldBe(met);

    [Fact]
    public void a_value_on_an_edge_belongs_to_the_bin_above_it_and_the_last_edge_to_the_last_bin()
    {
        var histogram = new Histogram(0, 1, 10);
        for (var bin = 0; bin <= 10; bin++)
        {
            histogram.Add(histogram.Edge(bin));
        }

        histogram.Add(-1e-9);
        histogram.Add(1 + 1e-9);
        histogram.Add(Math.BitDecrement(.3));

        histogram.Counts.ShouldBe([1, 1, 2, 1, 1, 1, 1, 1, 1, 2]);
        (histogram.Below, histogram.Above, histogram.Total).ShouldBe((1, 1, 14));
    }

    [Fact]
    public void histograms_of_slices_add_up()
    {
        var (whole, merged) = (new Histogram(-1, 1, 7), new Histogram(-1, 1, 7));
        for (var i = 0; i < 100; i++)
        {
            var slice = new Histogram(-1, 1, 7);
            slice.Add(Math.Sin(i) * 1.2);
            whole.Add(Math.Sin(i) * 1.2);
            merged.Add(slice);
        }

        merged.Counts.ShouldBe(whole.Counts);
        (merged.Below, merged.Above).ShouldBe((whole.Below, whole.Above));
        Should.Throw<ArgumentException>(() => merged.Add(new Histogram(-1, 1, 8)));
    }

    [Theory]
    [InlineData(.01, .6, .6, .6, .61)]
    [InlineData(.01, .6, .61, .6, .62)]
    [InlineData(.01, -.31, .29, -.4, .3)]
    [InlineData(.01, 0, 1, 0, 1.1)]
    [InlineData(1, 3, 14, 3, 15)]
    [InlineData(1, 3, 15, 2, 16)]
    [InlineData(.01, .30000000000000004, .5, .3, .52)]
    public void bins_of_a_round_width_hold_all_values(double narrowest, double first, double last, double low, double high)
    {
        var histogram = Histogram.Of(first == last ? [new(first, 5)] : [new(first, 5), new(last, 2)], (decimal)narrowest)!;

        (histogram.Low, histogram.High).ShouldBe((low, high));
        (histogram.Counts[0], histogram.Counts[^1]).ShouldBe(first == last ? (5, 5) : (5, 2));
        (histogram.Counts.Length, histogram.Total).ShouldBe(((int)Math.Round((high - low) / BinWidth(histogram)), first == last ? 5 : 7));
        histogram.Counts.Length.ShouldBeLessThanOrEqualTo(12);
    }

    [Fact]
    public void nothing_has_no_histogram() => Histogram.Of([], 1).ShouldBeNull();

    private static double BinWidth(Histogram histogram) => histogram.Edge(1) - histogram.Edge(0);
}
