using System.Collections.Immutable;
using NegotiationSim.Core.Simulation.Statistics;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>
/// What a sweep has counted, and the looks it has taken: all that is needed to go on with it, here or elsewhere, to the
/// result of one that was never interrupted.
/// </summary>
/// <param name="Tallies">The base's first, then the variants'; of the replications from the first on.</param>
/// <param name="Looks">Looks taken on the way; none where the number of replications was given.</param>
public sealed record SweepSoFar(ImmutableArray<Tally> Tallies, ImmutableArray<Look> Looks)
{
    /// <summary>Nothing yet.</summary>
    /// <param name="talks">How many talks are played: the base and its variants.</param>
    public static SweepSoFar Nothing(int talks) => new([.. Numbered.By(talks, _ => new Tally())], []);

    /// <summary>What several have counted, each other replications of the same talks, in no matter which order; without looks.</summary>
    public static SweepSoFar Together(IEnumerable<SweepSoFar> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        SweepSoFar? all = null;
        foreach (var part in parts)
        {
            all ??= Nothing(part.Tallies.Length);
            foreach (var (talks, tally) in part.Tallies.Index())
            {
                all.Tallies[talks].Add(tally);
            }
        }

        return all ?? throw new ArgumentException("there is a part at least", nameof(parts));
    }

    /// <summary>Replications counted of each.</summary>
    public uint Replications => (uint)Tallies[0].Replications;

    /// <summary>Is the rule satisfied, or at its last look?</summary>
    public bool IsEnough(StoppingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Looks is [.., var last] && (last.IsMet || rule.IsLast(Looks.Length - 1));
    }

    /// <summary>Goes on up to so many replications.</summary>
    /// <param name="sweep">Plays them.</param>
    /// <param name="replications">How many there shall be; what is there beyond stays.</param>
    /// <param name="cancellation">Ends it sooner.</param>
    public SweepSoFar PlayedTo(ParallelSweep sweep, uint replications, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        if (Replications >= replications)
        {
            return this;
        }

        var more = sweep.Play(Replications, replications, cancellation);
        for (var i = 0; i < more.Length; i++)
        {
            more[i].Add(Tallies[i]);
        }

        return this with { Tallies = [.. more] };
    }

    /// <summary>Goes on from look to look until the rule is satisfied. Where it looks depends on the rule alone.</summary>
    /// <param name="sweep">Plays the replications.</param>
    /// <param name="rule">When to look, and what is narrow enough.</param>
    /// <param name="look">Takes a look, given its number.</param>
    /// <param name="cancellation">Ends it sooner.</param>
    public SweepSoFar PlayedUntil(ParallelSweep sweep, StoppingRule rule, Func<SweepSoFar, int, Look> look, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(look);
        var soFar = this;
        while (!soFar.IsEnough(rule))
        {
            var (number, wanted) = (soFar.Looks.Length, (uint)rule.ReplicationsAt(soFar.Looks.Length));
            soFar = soFar.PlayedTo(sweep, wanted, cancellation);
            if (soFar.Replications < wanted)
            {
                break;
            }

            soFar = soFar with { Looks = soFar.Looks.Add(look(soFar, number)) };
        }

        return soFar;
    }
}
