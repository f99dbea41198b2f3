using NegotiationSim.Core.Simulation.Statistics;
using NegotiationSim.Core.Simulation.Sweeps;

namespace NegotiationSim.Files.Asking;

/// <summary>How a scenario is swept: from which seed, and how long.</summary>
/// <param name="Seed">What the random numbers hang on.</param>
/// <param name="Replications">How often the base and each variant are played; the most of it where there is a rule.</param>
/// <param name="Until">Plays until this rule is satisfied; null: so many replications.</param>
public sealed record SweepWish(ulong Seed, uint Replications, StoppingRule? Until = null)
{
    /// <summary>The seed where none is said.</summary>
    public const ulong UsualSeed = 20260224;

    private const uint UsualReplications = 10_000;

    /// <summary>What is asked for in numbers, or the mistake in them.</summary>
    /// <param name="seed">What the random numbers hang on; null: the usual seed.</param>
    /// <param name="replications">How often; null: until it is exact, or 10,000 times.</param>
    /// <param name="untilWidth">How exactly: the half-width of every interval, above 0 and below 1; null: so often.</param>
    /// <param name="most">How often at most where it is played until it is exact; null: as the measurement model says.</param>
    /// <param name="largest">The largest number of replications there may be.</param>
    /// <param name="mark">What stands before the names of options.</param>
    public static Answer<SweepWish> Read(ulong? seed, long? replications, double? untilWidth, int? most, uint largest, string mark = "")
    {
        var largestCap = Math.Min(largest, int.MaxValue);
        var mistake = (replications, untilWidth, most) switch
        {
            ({ } n, _, _) when n < 1 || n > largest => $"{mark}replications takes a number from 1 to {largest}",
            (not null, not null, _) => $"{mark}replications says how often, {mark}until-width how exactly; write one of the two",
            (_, { } w, _) when !(w is > 0 and < 1) => $"{mark}until-width takes a half-width above 0 and below 1: .01",
            (_, null, not null) => $"{mark}most belongs to {mark}until-width; write {mark}replications for a number of its own",
            (_, _, { } n) when n < 1 || n > largestCap => $"{mark}most takes a number from 1 to {largestCap}",
            _ => null,
        };
        if (mistake is not null)
        {
            return new NoAnswer.Mistaken(mistake);
        }

        var rule = untilWidth is { } width ? StoppingRule.Default with { AbsTol = width, RelTol = 0, Cap = most ?? StoppingRule.Default.Cap } : null;
        return new SweepWish(seed ?? UsualSeed, (uint)(rule?.Cap ?? replications ?? UsualReplications), rule);
    }

    /// <summary>Goes on with a sweep.</summary>
    /// <param name="simulated">The base and the variants.</param>
    /// <param name="sweep">Plays them.</param>
    /// <param name="soFar">What has been counted.</param>
    /// <param name="cancellation">Ends it sooner.</param>
    public SweepSoFar Play(IReadOnlyList<Simulated> simulated, ParallelSweep sweep, SweepSoFar soFar, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentNullException.ThrowIfNull(soFar);
        return Until is { } rule
            ? soFar.PlayedUntil(sweep, rule, (now, look) => Look.At(rule, look, [.. simulated.Zip(now.Tallies, (one, tally) => one.Summary(tally))], simulated[0].Reading.Norm), cancellation)
            : soFar.PlayedTo(sweep, Replications, cancellation);
    }

    /// <summary>Has all been played that this asks for?</summary>
    public bool IsFulfilledBy(SweepSoFar soFar)
    {
        ArgumentNullException.ThrowIfNull(soFar);
        return Until is { } rule ? soFar.IsEnough(rule) : soFar.Replications >= Replications;
    }
}
