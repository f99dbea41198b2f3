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

    /// <summary>
    /// A histogram over all of these values in bins of a round width: 1, 2 or 5 times a power of ten, each edge a multiple of
    /// it. Values count by their first 15 digits, so that what is an edge but for rounding is one. Null where there is no value.
    /// </summary>
    /// <param name="values">Values with how often each came up, in rising order; below 1e15 in size.</param>
    /// <param name="narrowest">A power of ten: no bin is narrower, in the values' unit.</param>
    /// <param name="most">So many bins at most, at least 2.</param>
    public static Histogram? Of(IReadOnlyList<CountedValue> values, decimal narrowest, int most = 12)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (values.Count == 0)
        {
            return null;
        }

        var (first, last) = ((decimal)values[0].Value, (decimal)values[^1].Value);
        var width = RoundWidths(narrowest).First(width => Math.Floor(last / width) - Math.Floor(first / width) < most);
        var (from, to) = (Math.Floor(first / width), Math.Floor(last / width) + 1);
        var histogram = new Histogram((double)(from * width), (double)(to * width), (int)(to - from));
        foreach (var (value, count) in values)
        {
            histogram.Add((double)(decimal)value, count);
        }

        return histogram;
    }

    /// <summary>Counts a value.</summary>
    /// <param name="value">Not NaN.</param>
    /// <param name="count">How often it came up.</param>
    public void Add(double value, long count = 1)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "what is undefined has no bin");
        }

        if (value < Low)
        {
            Below += count;
        }
        else if (value > High)
        {
            Above += count;
        }
        else
        {
            _counts[BinOf(value)] += count;
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

    private static IEnumerable<decimal> RoundWidths(decimal narrowest)
    {
        for (var width = narrowest; ; width *= 10)
        {
            yield return width;
            yield return 2 * width;
            yield return 5 * width;
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
