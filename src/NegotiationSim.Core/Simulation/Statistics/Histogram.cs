using System.Collections.Immutable;

namespace NegotiationSim.Core.Simulation.Statistics;

/// <summary>
/// Counts of values in bins of one width. Counts are whole numbers, so that slices add up to the same histogram in any
/// order; its size does not grow with the values.
/// </summary>
public sealed class Histogram
{
    private readonly long[] _counts;

    /// <summary>An empty histogram.</summary>
    /// <param name="low">Where the first bin begins.</param>
    /// <param name="high">Where the last bin ends, above <paramref name="low"/>.</param>
    /// <param name="bins">How many, at least 1.</param>
    public Histogram(double low, double high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (!(low < high && double.IsFinite(high - low)))
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, "a histogram ends above its beginning");
        }

        (Low, High, _counts) = (low, high, new long[bins]);
    }

    /// <summary>Where the first bin begins.</summary>
    public double Low { get; }

    /// <summary>Where the last bin ends; a value there belongs to it.</summary>
    public double High { get; }

    /// <summary>How many values fell into each bin. A bin has its lower edge, and not its upper.</summary>
    public ImmutableArray<long> Counts => [.. _counts];

    /// <summary>How many values lie below the first bin.</summary>
    public long Below { get; private set; }

    /// <summary>How many values lie above the last bin.</summary>
    public long Above { get; private set; }

    /// <summary>All values, those outside the bins as well.</summary>
    public long Total => Below + Above + _counts.Sum();

    /// <summary>The edge at which a bin begins, or, for the number of bins, the last one ends.</summary>
    public double Edge(int bin) => Low + ((High - Low) * bin / _counts.Length);

    /// <summary>Counts a value.</summary>
    /// <param name="value">Not NaN.</param>
    public void Add(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "what is undefined has no bin");
        }

        if (value < Low)
        {
            Below++;
        }
        else if (value > High)
        {
            Above++;
        }
        else
        {
            _counts[BinOf(value)]++;
        }
    }

    /// <summary>Adds the counts of another slice, which must have the same bins.</summary>
    public void Add(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Low != Low || other.High != High || other._counts.Length != _counts.Length)
        {
            throw new ArgumentException("histograms add up where their bins are the same", nameof(other));
        }

        Below += other.Below;
        Above += other.Above;
        for (var bin = 0; bin < _counts.Length; bin++)
        {
            _counts[bin] += other._counts[bin];
        }
    }

    // The edges decide, not the division: a value that is an edge belongs above it.
    private int BinOf(double value)
    {
        var bin = Math.Min((int)((value - Low) / (High - Low) * _counts.Length), _counts.Length - 1);
        if (value < Edge(bin))
        {
            return bin - 1;
        }

        return bin + 1 < _counts.Length && value >= Edge(bin + 1) ? bin + 1 : bin;
    }
}

/// <summary>Quantiles of values that are all at hand.</summary>
public static class Quantiles
{
    /// <summary>
    /// The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996: what R and NumPy give
    /// unless asked otherwise). Null without values.
    /// </summary>
    /// <param name="sorted">The values in ascending order.</param>
    /// <param name="probability">0..1; .5 is the median.</param>
    public static double? Of(ReadOnlySpan<double> sorted, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        if (sorted.IsEmpty)
        {
            return null;
        }

        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
