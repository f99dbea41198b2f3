using System.Numerics;

namespace NegotiationSim.Core.Simulation.Statistics;

/// <summary>
/// Mean and variance of values that come one by one, from exact sums: they are the correctly rounded mean and sample
/// variance, whatever the order and the slices. Nothing cancels, however small the spread beside the mean.
/// </summary>
public sealed class Moments
{
    private readonly ExactSum _sum = new();
    private readonly ExactSum _squares = new();

    /// <summary>How many values.</summary>
    public long Count { get; private set; }

    /// <summary>The mean; null without values.</summary>
    public double? Mean => Count == 0 ? null : Rounded.Quotient(_sum.Units, Count, Exponent);

    /// <summary>The sample variance, with n − 1; null below two values.</summary>
    public double? Variance
    {
        get
        {
            if (Count < 2)
            {
                return null;
            }

            // (n·Σx² − (Σx)²) / (n(n − 1)): squares of sums have units of 2⁻²¹⁴⁸, sums of squares of 2⁻¹⁰⁷⁴.
            BigInteger count = Count, sum = _sum.Units;
            var spread = ((count * _squares.Units) << -Exponent) - (sum * sum);
            return Rounded.Quotient(spread, count * (count - 1), 2 * Exponent);
        }
    }

    /// <summary>The standard error of the mean, s/√n; null below two values.</summary>
    public double? StandardError => Variance is { } variance ? Math.Sqrt(variance / Count) : null;

    /// <summary>What the values of another slice add up to: count, Σx and Σx² in units of 2⁻¹⁰⁷⁴.</summary>
    public (long Count, BigInteger Sum, BigInteger Squares) Sums => (Count, _sum.Units, _squares.Units);

    private static int Exponent => -1074;

    /// <summary>Takes a value into account.</summary>
    /// <param name="value">
    /// Finite and smaller than 1e140 in size, so that its square is finite, however often it comes up. The square is exact for 0 and from 1e-140 up.
    /// </param>
    public void Add(double value)
    {
        Add(value, 1.0);
        Count++;
    }

    private void Add(double value, double times)
    {
        var square = value * value;
        _sum.Add(times * value);
        _squares.Add(times * square);
        _squares.Add(times * Math.FusedMultiplyAdd(value, value, -square));
    }

    /// <summary>Takes a value into account that came up so many times.</summary>
    /// <inheritdoc cref="Add(double)"/>
    /// <param name="value">The value.</param>
    /// <param name="count">How often it came up, at least 0.</param>
    public void Add(double value, long count)
    {
        // By the binary digits of the count: a power of two times the value is exact.
        for (var (left, times) = (count, 1.0); left > 0; (left, times) = (left >> 1, 2 * times))
        {
            if ((left & 1) != 0)
            {
                Add(value, times);
            }
        }

        Count += count;
    }

    /// <summary>Takes the values of another slice into account.</summary>
    public void Add(Moments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Add(other.Sums);
    }

    /// <summary>Takes the values of another slice into account, as its <see cref="Sums"/> give them.</summary>
    public void Add((long Count, BigInteger Sum, BigInteger Squares) sums)
    {
        Count += sums.Count;
        _sum.Add(sums.Sum);
        _squares.Add(sums.Squares);
    }

    /// <summary>Mean ± z·s/√n; null below two values.</summary>
    /// <param name="alpha">The chance to miss, .05 for 95 %.</param>
    public Interval? Within(double alpha = 0.05)
    {
        if (Mean is not { } mean || StandardError is not { } error)
        {
            return null;
        }

        var half = NormalQuantile.TwoSided(alpha) * error;
        return new Interval(mean - half, mean + half);
    }
}

/// <summary>
/// A variant and its base under common random numbers, replication by replication (measurement model §6): what is judged is
/// the difference of each pair, never two intervals side by side.
/// </summary>
public sealed class PairedDifference
{
    /// <summary>The base's values.</summary>
    public Moments Base { get; } = new();

    /// <summary>The variant's values.</summary>
    public Moments Variant { get; } = new();

    /// <summary>Variant − base, pair by pair. Its <see cref="Moments.Within"/> is the interval to report.</summary>
    public Moments Difference { get; } = new();

    /// <summary>
    /// How many times as many replications unpaired runs would need for the same standard error: (s²_variant + s²_base) / s²_D.
    /// Null below two pairs, or where every pair differs by the same.
    /// </summary>
    public double? VarianceReduction =>
        Difference.Variance is { } paired && paired > 0 ? (Variant.Variance + Base.Variance) / paired : null;

    /// <summary>How many times narrower the interval is than that of unpaired runs: the root of <see cref="VarianceReduction"/>.</summary>
    public double? NarrowerBy => VarianceReduction is { } reduction ? Math.Sqrt(reduction) : null;

    /// <summary>Takes one replication of both into account.</summary>
    public void Add(double ofBase, double ofVariant)
    {
        Base.Add(ofBase);
        Variant.Add(ofVariant);
        Difference.Add(ofVariant - ofBase);
    }

    /// <summary>Takes so many replications into account that came to the same.</summary>
    public void Add(double ofBase, double ofVariant, long count)
    {
        Base.Add(ofBase, count);
        Variant.Add(ofVariant, count);
        Difference.Add(ofVariant - ofBase, count);
    }

    /// <summary>Takes the pairs of another slice into account.</summary>
    public void Add(PairedDifference other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Base.Add(other.Base);
        Variant.Add(other.Variant);
        Difference.Add(other.Difference);
    }
}
