namespace NegotiationSim.Core.Simulation.Statistics;

/// <summary>
/// When a run has enough replications (measurement model §6): it looks after 200, 300, 450… of them, and stops once the
/// interval is narrow enough. Each look spends half of what is left of α, so that all looks together miss no more often than
/// with α. Report the number of replications, the seed and the looks.
/// </summary>
public sealed record StoppingRule
{
    /// <summary>The rule as the measurement model states it.</summary>
    public static StoppingRule Default { get; } = new();

    /// <summary>n₀: replications before the first look, at least 2.</summary>
    public int First { get; init; } = 200;

    /// <summary>How many times as many at each further look, above 1.</summary>
    public double Growth { get; init; } = 1.5;

    /// <summary>A half-width that is always narrow enough, in the outcome's unit.</summary>
    public double AbsTol { get; init; } = 0.01;

    /// <summary>A half-width that is narrow enough as a share of the mean's size.</summary>
    public double RelTol { get; init; } = 0.02;

    /// <summary>The chance that the interval at the last look misses, whichever look that is.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The most replications.</summary>
    public int Cap { get; init; } = 100_000;

    /// <summary>How many replications have been played at a look: ⌈n₀·growth^look⌉, at most the cap.</summary>
    /// <param name="look">From 0.</param>
    public int ReplicationsAt(int look)
    {
        // Multiplied out: powers of 1.5 are exact, which Math.Pow does not promise.
        double replications = First;
        for (var k = 0; k < look && replications < Cap; k++)
        {
            replications *= Growth;
        }

        return (int)Math.Min(Cap, Math.Ceiling(replications));
    }

    /// <summary>The chance to miss that a look may spend: α / 2^(look + 1).</summary>
    /// <param name="look">From 0.</param>
    public double AlphaAt(int look) => Math.ScaleB(Alpha, -(look + 1));

    /// <summary>Is this the last look, however wide the interval?</summary>
    /// <param name="look">From 0.</param>
    public bool IsLast(int look) => ReplicationsAt(look) >= Cap;

    /// <summary>Is an interval narrow enough? It must have been taken with the look's <see cref="AlphaAt"/>.</summary>
    /// <param name="interval">Wilson's for a proportion, mean ± z·s/√n for anything else.</param>
    /// <param name="estimate">The mean or the proportion it is around.</param>
    public bool IsMet(Interval interval, double estimate) =>
        interval.HalfWidth <= Math.Max(AbsTol, RelTol * Math.Abs(estimate));
}
