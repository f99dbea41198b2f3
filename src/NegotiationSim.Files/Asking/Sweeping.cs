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
