using NegotiationSim.Core.Simulation.Statistics;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>
/// Values with how often each came up. What is said of them follows from the counts alone, so that equal counts give equal
/// bits.
/// </summary>
public sealed class CountedValues
{
    private readonly CountedValue[] _values;
    private readonly Moments _moments = new();

    /// <param name="values">Values and their counts, in any order; one that never came up is none.</param>
    /// <param name="undefined">How often there was no value.</param>
    internal CountedValues(List<CountedValue> values, long undefined)
    {
        Undefined = undefined;
        values.Sort((one, other) => one.Value.CompareTo(other.Value));
        var distinct = new List<CountedValue>(values.Count);
        foreach (var (value, count) in values)
        {
            if (distinct.Count > 0 && distinct[^1].Value == value)
            {
                distinct[^1] = new(value, distinct[^1].Count + count);
            }
            else if (count > 0)
            {
                distinct.Add(new(value, count));
            }
        }

        foreach (var (value, count) in distinct)
        {
            _moments.Add(value, count);
        }

        _values = [.. distinct];
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
    public IReadOnlyList<CountedValue> Values => _values;

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
