using System.Numerics;
using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Simulation.Statistics;

namespace NegotiationSim.Core.Tests.Simulation.Statistics;

/// <summary>Sums that are exact, hence the same however a run is split (§6).</summary>
public class when_results_are_summed
{
    [Fact]
    public void nothing_is_lost_between_the_largest_and_the_smallest()
    {
        Sum(1e308, 1, -1e308, double.Epsilon, -1).ShouldBe(double.Epsilon);
        Sum(double.MaxValue, double.MaxValue, -double.MaxValue).ShouldBe(double.MaxValue);
        Sum(.1, .2, .3, -.6).ShouldBe(2.7755575615628914e-17, "of the doubles nearest to these fractions");
        Sum().ShouldBe(0);
        Sum(-2.5).ShouldBe(-2.5);
    }

    [Fact]
    public void the_sum_is_rounded_once_and_halves_to_even()
    {
        var ulp = Math.ScaleB(1, -52);

        Sum(1, ulp / 2).ShouldBe(1);
        Sum(1, ulp / 2, double.Epsilon).ShouldBe(1 + ulp);
        Sum(1 + ulp, ulp / 2).ShouldBe(1 + (2 * ulp));
        Sum(-1, -ulp / 2, -double.Epsilon).ShouldBe(-1 - ulp);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void any_sum_is_the_sum_of_fractions(int seed)
    {
        var values = Values(seed, 500);

        // A common denominator of 2¹⁰⁷⁴: every double is a whole number of those.
        var exact = values.Aggregate(BigInteger.Zero, (sum, value) => sum + Units(value));

        Sums(values).Units.ShouldBe(exact);
    }

    [Fact]
    public void slices_of_any_size_in_any_order_give_the_same_bits()
    {
        var values = Values(4, 1000);
        var whole = Moments(values);

        foreach (var size in new[] { 1, 7, 64, 333, 1000 })
        {
            var merged = new Moments();
            foreach (var slice in values.Chunk(size).Reverse())
            {
                merged.Add(Moments(slice));
            }

            merged.Sums.ShouldBe(whole.Sums);
            BitConverter.DoubleToInt64Bits(merged.Mean!.Value).ShouldBe(BitConverter.DoubleToInt64Bits(whole.Mean!.Value));
            BitConverter.DoubleToInt64Bits(merged.Variance!.Value).ShouldBe(BitConverter.DoubleToInt64Bits(whole.Variance!.Value));
        }
    }

    [Fact]
    public void the_variance_survives_a_mean_a_trillion_times_its_size()
    {
        // Wilkinson's data, moved away from 0: the textbook formula gives 0 or worse.
        var moments = Moments(1e12 + 1, 1e12 + 2, 1e12 + 3, 1e12 + 4);

        moments.Mean.ShouldBe(1e12 + 2.5);
        moments.Variance.ShouldBe(5.0 / 3);
        moments.StandardError!.Value.ShouldBe(Math.Sqrt(5.0 / 12), 1e-15);
    }

    [Fact]
    public void undefined_is_null_and_never_a_number()
    {
        Moments().Mean.ShouldBeNull();
        Moments().Within().ShouldBeNull();
        Moments(3).Mean.ShouldBe(3);
        Moments(3).Variance.ShouldBeNull();
        Moments(3, 3).Variance.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => Moments(double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => Sum(double.PositiveInfinity));
    }

    [Fact]
    public void the_interval_is_the_mean_and_z_standard_errors()
    {
        var within = Moments(1, 2, 3, 4).Within()!.Value;

        within.Low.ShouldBe(2.5 - (1.959963984540054 * Math.Sqrt(5.0 / 12)), 1e-12);
        within.High.ShouldBe(2.5 + (1.959963984540054 * Math.Sqrt(5.0 / 12)), 1e-12);
    }

    [Fact]
    public void pairs_are_judged_by_their_differences()
    {
        var pairs = new PairedDifference();
        foreach (var (ofBase, ofVariant) in new[] { (1.0, 2.0), (2, 3.5), (3, 4), (4, 5.5) })
        {
            pairs.Add(ofBase, ofVariant);
        }

        pairs.Difference.Mean.ShouldBe(1.25);
        pairs.Difference.Variance!.Value.ShouldBe(.25 / 3, 1e-15);
        pairs.VarianceReduction!.Value.ShouldBe((5 / 3.0 + (6.25 / 3)) / (.25 / 3), 1e-9);
    }

    [Fact]
    public void pairs_in_slices_are_the_same_pairs()
    {
        var (whole, merged) = (new PairedDifference(), new PairedDifference());
        for (var i = 0; i < 90; i++)
        {
            var slice = new PairedDifference();
            slice.Add(1.0 / (i + 1), 1.0 / (i + 3));
            whole.Add(1.0 / (i + 1), 1.0 / (i + 3));
            merged.Add(slice);
        }

        merged.Difference.Sums.ShouldBe(whole.Difference.Sums);
        merged.VarianceReduction.ShouldBe(whole.VarianceReduction);
    }

    [Fact]
    public void a_constant_difference_has_no_factor()
    {
        var pairs = new PairedDifference();
        pairs.Add(1, 2);
        pairs.VarianceReduction.ShouldBeNull();
        pairs.Add(5, 6);
        pairs.VarianceReduction.ShouldBeNull();
        pairs.Difference.Within().ShouldBe(new Interval(1, 1));
    }

    private static double Sum(params double[] terms) => Sums(terms).Value;

    private static ExactSum Sums(params double[] terms)
    {
        var sum = new ExactSum();
        Array.ForEach(terms, sum.Add);
        return sum;
    }

    private static Moments Moments(params double[] values)
    {
        var moments = new Moments();
        Array.ForEach(values, moments.Add);
        return moments;
    }

    private static double[] Values(int seed, int count)
    {
        var draws = new Draws((ulong)seed, 0, 0, 0);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Math.ScaleB(draws.Uniform() - .5, draws.UpTo(200) - 100);
        }

        return values;
    }

    private static BigInteger Units(double value)
    {
        var exponent = Math.Max(Math.ILogB(value) - 52, -1074);
        return new BigInteger(Math.ScaleB(value, -exponent)) << (exponent + 1074);
    }
}
