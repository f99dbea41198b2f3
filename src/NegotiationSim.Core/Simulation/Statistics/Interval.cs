namespace NegotiationSim.Core.Simulation.Statistics;

/// <summary>An interval, ends included, around an estimate; in the estimate's unit.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Half of its width.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Is this value inside, or an end?</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>
    /// Wilson's score interval (1927) of a proportion: never outside 0..1, and right where next to nothing or nearly
    /// everything succeeded. Null without trials.
    /// </summary>
    /// <param name="successes">0..<paramref name="trials"/>.</param>
    /// <param name="trials">How many there were.</param>
    /// <param name="alpha">The chance to miss, .05 for 95 %.</param>
    public static Interval? Wilson(long successes, long trials, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
        {
            return null;
        }

        var z = NormalQuantile.TwoSided(alpha);
        double n = trials, share = successes / n;
        var scale = 1 + (z * z / n);
        var centre = (share + (z * z / (2 * n))) / scale;
        var half = z / scale * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));

        // The ends of all and nothing are exact; rounding must not move them.
        return new Interval(successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }
}
