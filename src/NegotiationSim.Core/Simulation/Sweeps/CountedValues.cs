using NegotiationSim.Core.Simulation.Statistics;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>
/// Values with how often each came up. What is said of them follows from the counts alone, so that equal counts give equal
/// bits.
/// </summary>
public sealed class CountedValues
{
    private readonly (double Value, long Count)[] _values;
    private readonly Moments _moments = new();

    /// <param name="values">Values and their counts, in any order; a value that is undefined (null) is only counted, one that never came up is none.</param>
    public CountedValues(IEnumerable<(double? Value, long Count)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var known = new SortedDictionary<double, long>();
        foreach (var (value, count) in values.Where(one => one.Count > 0))
        {
            if (value is { } number)
            {
                known[number] = known.GetValueOrDefault(number) + count;
            }
            else
            {
                Undefined += count;
            }
        }

        _values = [.. known.Select(one => (one.Key, one.Value))];
        Array.ForEach(_values, one => _moments.Add(one.Value, one.Count));
    }

    /// <summary>How many values are defined.</summary>
    public long Count => _moments.Count;

    /// <summary>How many are not.</summary>
    public long Undefined { get; }

    /// <summary>The mean; null where there is no value.</summary>
    public double? Mean => _moments.Mean;

    /// <summary>The variance with n − 1; null below two values.</summary>
    public double? Variance => _moments.Variance;

    /// <summary>The mean ± z·s/√n; null below two values.</summary>
    /// <param name="alpha">The chance to miss, .05 for 95 %.</param>
    public Interval? Within(double alpha = 0.05) => _moments.Within(alpha);

    /// <summary>The distinct values in rising order, with their counts.</summary>
    public IReadOnlyList<(double Value, long Count)> Values => _values;

    /// <summary>
    /// The smallest value that at least a share <paramref name="q"/> of all do not exceed (the inverse of the empirical
    /// distribution; Hyndman and Fan 1996, type 1); null where there is no value.
    /// </summary>
    /// <param name="q">0..1.</param>
    public double? Quantile(double q)
    {
        if (Count == 0)
        {
            return null;
        }

        var needed = Math.Max(1, (long)Math.Ceiling(q * Count));
        long seen = 0;
        foreach (var (value, count) in _values)
        {
            seen += count;
            if (seen >= needed)
            {
                return value;
            }
        }

        return _values[^1].Value;
    }
}
