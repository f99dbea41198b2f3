using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What the replications of one variant came to. A replication is a run of the strategies, not a forecast.</summary>
public abstract class SweepSummary
{
    private protected SweepSummary(Tally tally) => Tally = tally;

    /// <summary>The counts.</summary>
    public Tally Tally { get; }

    /// <summary>Replications that came to what was aimed at: an agreement, or all of it delivered.</summary>
    public abstract long Settled { get; }

    /// <summary>The balance index BI at the end under a norm, over what was settled or delivered; undefined where its verdict has no index.</summary>
    public CountedValues Balance(Norm norm) => Over(Tally.Outcomes, result => BalanceAt(result, norm));

    /// <summary>Measure: 1 for a result that was aimed at, 0 for any other.</summary>
    public static Func<SweepSummary, int, double?> Agreed { get; } = (of, result) => of.IsSettled(result) ? 1 : 0;

    /// <summary>Measure: the balance under a norm; null where there is none.</summary>
    public static Func<SweepSummary, int, double?> BalanceUnder(Norm norm) => (of, result) => of.BalanceAt(result, norm);

    private protected abstract bool IsSettled(int result);

    private protected abstract double? BalanceAt(int result, Norm norm);

    internal static (PairedDifference Pairs, long Undefined) Paired(
        IEnumerable<KeyValuePair<(int Base, int Variant), long>> counted, Func<int, double?> ofBase, Func<int, double?> ofVariant)
    {
        var (pairs, undefined) = (new PairedDifference(), 0L);
        foreach (var ((basis, variant), count) in counted)
        {
            if (ofBase(basis) is { } before && ofVariant(variant) is { } after)
            {
                pairs.Add(before, after, count);
            }
            else
            {
                undefined += count;
            }
        }

        return (pairs, undefined);
    }

    /// <summary>How often a number came up that is one of some.</summary>
    internal static long CountOf(IEnumerable<KeyValuePair<int, long>> counts, Func<int, bool> isOne)
    {
        var sum = 0L;
        foreach (var (key, count) in counts)
        {
            sum += isOne(key) ? count : 0;
        }

        return sum;
    }

    private protected static CountedValues Over(IEnumerable<KeyValuePair<int, long>> counts, Func<int, double?> measure)
    {
        var (values, undefined) = (new List<CountedValue>(), 0L);
        foreach (var (key, count) in counts)
        {
            if (measure(key) is { } value)
            {
                values.Add(new(value, count));
            }
            else
            {
                undefined += count;
            }
        }

        return new CountedValues(values, undefined);
    }
}

/// <summary>Summaries of the same kind, side by side.</summary>
public static class PairedSummaries
{
    /// <summary>What a variant adds to the base under the same random numbers.</summary>
    /// <param name="variant">The summary of the variant.</param>
    /// <param name="base">The summary of the base.</param>
    /// <param name="measure">The number of a result that is compared; pairs in which either is undefined are only counted.</param>
    public static (PairedDifference Pairs, long Undefined) AgainstBase<T>(this T variant, T @base, Func<T, int, double?> measure)
        where T : SweepSummary
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(measure);
        return SweepSummary.Paired(variant.Tally.Pairs, result => measure(@base, result), result => measure(variant, result));
    }
}
