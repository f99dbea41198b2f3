using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>What a sweep is stopped by.</summary>
public enum StoppingMeasure
{
    /// <summary>The share of replications that agree, or deliver all.</summary>
    Agreement,

    /// <summary>The mean balance of those that do.</summary>
    Balance,

    /// <summary>What a variant adds to that share of the base, in pairs.</summary>
    AgreementAgainstBase,

    /// <summary>What a variant adds to the base's balance, in pairs.</summary>
    BalanceAgainstBase,
}

/// <summary>One look at whether a sweep has enough replications (<see cref="StoppingRule"/>).</summary>
/// <param name="Replications">How many there were.</param>
/// <param name="Alpha">The chance to miss that it spent.</param>
/// <param name="IsMet">Every interval was narrow enough.</param>
/// <param name="Variant">Where the widest interval was: 0 the base, then the variants.</param>
/// <param name="Measure">Of what it was.</param>
/// <param name="HalfWidth">Its half-width, in the measure's unit; null where one value alone has no interval.</param>
public sealed record Look(long Replications, double Alpha, bool IsMet, int Variant, StoppingMeasure Measure, double? HalfWidth)
{
    /// <summary>
    /// Looks at the share that agree and the mean balance of the base and each variant, and at what each variant adds to the
    /// base. A mean of nothing is not waited for.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="look">Which look it is, from 0.</param>
    /// <param name="variants">The base first, then the variants.</param>
    /// <param name="norm">The norm of the balance.</param>
    public static Look At(StoppingRule rule, int look, IReadOnlyList<SweepSummary> variants, Norm norm)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(variants);
        var alpha = rule.AlphaAt(look);
        var estimates = variants.SelectMany((summary, variant) => EstimatesOf(summary, variant == 0 ? null : variants[0], norm, alpha).Select(estimate => (Variant: variant, Of: estimate))).ToList();
        var widest = estimates.MaxBy(one => one.Of.Interval?.HalfWidth ?? double.PositiveInfinity);
        var isMet = estimates.TrueForAll(one => one.Of.Interval is { } interval && rule.IsMet(interval, one.Of.Value));
        return new Look(variants[0].Tally.Replications, alpha, isMet, widest.Variant, widest.Of.Measure, widest.Of.Interval?.HalfWidth);
    }

    private static IEnumerable<Estimate> EstimatesOf(SweepSummary summary, SweepSummary? @base, Norm norm, double alpha)
    {
        var tally = summary.Tally;
        yield return new(StoppingMeasure.Agreement, (double)summary.Settled / tally.Replications, Interval.Wilson(summary.Settled, tally.Replications, alpha));
        var balance = summary.Balance(norm);
        if (balance.Mean is { } mean)
        {
            yield return new(StoppingMeasure.Balance, mean, balance.Within(alpha));
        }

        if (@base is null)
        {
            yield break;
        }

        (StoppingMeasure Name, Func<SweepSummary, int, double?> Of)[] paired =
        [
            (StoppingMeasure.AgreementAgainstBase, SweepSummary.Agreed),
            (StoppingMeasure.BalanceAgainstBase, SweepSummary.BalanceUnder(norm)),
        ];
        foreach (var (name, measure) in paired)
        {
            var pairs = summary.AgainstBase(@base, measure).Pairs.Difference;
            if (pairs.Mean is { } difference)
            {
                yield return new(name, difference, pairs.Within(alpha));
            }
        }
    }

    private sealed record Estimate(StoppingMeasure Measure, double Value, Interval? Interval);
}
