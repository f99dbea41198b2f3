using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Statistics;

namespace NegotiationSim.Core.Simulation.Hazards;

/// <summary>A commitment that was watched for a while.</summary>
/// <param name="Time">How long, at least 0, in one unit throughout.</param>
/// <param name="Breached">True: it was broken then. False: it held that long, and no more is known.</param>
public readonly record struct WatchedCommitment(double Time, bool Breached);

/// <summary>
/// The rate of breach as the record tells it: Gamma(½ + events, exposure), the posterior under Jeffreys' prior of a constant
/// rate (measurement model §5).
/// </summary>
/// <param name="Events">How many breaches.</param>
/// <param name="Exposure">For how long commitments were watched, all together; above 0.</param>
public sealed record BreachRate(int Events, double Exposure)
{
    /// <summary>The rate from a record; null where nothing was watched for any time.</summary>
    public static BreachRate? Of(IEnumerable<WatchedCommitment> record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (events, exposure) = (0, new ExactSum());
        foreach (var commitment in record)
        {
            events += commitment.Breached ? 1 : 0;
            exposure.Add(commitment.Time);
        }

        return exposure.Value > 0 ? new(events, exposure.Value) : null;
    }

    /// <summary>Events per unit of time: what the record alone says, 0 where nothing has been broken yet.</summary>
    public double Observed => Events / Exposure;

    /// <summary>The posterior's mean rate, never 0.</summary>
    public double Mean => (0.5 + Events) / Exposure;

    /// <summary>An interval, with equal tails, in which the rate lies with a probability of 1 − α.</summary>
    /// <param name="alpha">The chance to miss, .05 for 95 %.</param>
    public Interval Within(double alpha = 0.05) => new(
        GammaQuantile.Of(0.5 + Events, alpha / 2) / Exposure,
        GammaQuantile.Of(0.5 + Events, 1 - (alpha / 2)) / Exposure);

    /// <summary>The chance of a breach within so much time, over all rates the record leaves possible: 1 − (b/(b + Δ))^a.</summary>
    public double ChanceWithin(double length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return 1 - Math.Pow(Exposure / (Exposure + length), 0.5 + Events);
    }

    /// <summary>The hazard at the mean rate.</summary>
    public BreachHazard ToHazard() => new BreachHazard.Exponential(Mean);
}

/// <summary>A time at which commitments were broken, and what became of the others.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">How many had been watched that long and had held until then.</param>
/// <param name="Events">How many of them were broken then.</param>
/// <param name="Survival">The share that holds longer than that, 0..1.</param>
/// <param name="StandardError">Its standard error (Greenwood 1926); 0 where none is left.</param>
public readonly record struct SurvivalStep(double Time, int AtRisk, int Events, double Survival, double StandardError);

/// <summary>How long commitments hold, for display (Kaplan and Meier 1958): what was watched to no end counts as long as it was.</summary>
/// <param name="Steps">The times of breach, ascending.</param>
public sealed record KaplanMeier(EquatableList<SurvivalStep> Steps)
{
    /// <summary>The curve of a record. What is let go at the time of a breach was still at risk then.</summary>
    public static KaplanMeier Of(IEnumerable<WatchedCommitment> record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var times = record.GroupBy(commitment => commitment.Time).OrderBy(group => group.Key).ToList();
        List<SurvivalStep> steps = [];
        double survival = 1, greenwood = 0;
        var atRisk = times.Sum(group => group.Count());
        foreach (var group in times)
        {
            var events = group.Count(commitment => commitment.Breached);
            if (events > 0)
            {
                survival *= (double)(atRisk - events) / atRisk;
                greenwood += events == atRisk ? 0 : (double)events / ((double)atRisk * (atRisk - events));
                steps.Add(new(group.Key, atRisk, events, survival, survival * Math.Sqrt(greenwood)));
            }

            atRisk -= group.Count();
        }

        return new([.. steps]);
    }

    /// <summary>S(t): the share that holds longer than a time.</summary>
    public double At(double time)
    {
        var survival = 1.0;
        foreach (var step in Steps)
        {
            if (step.Time > time)
            {
                break;
            }

            survival = step.Survival;
        }

        return survival;
    }
}
