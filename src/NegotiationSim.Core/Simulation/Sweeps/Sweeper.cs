using System.Collections.Immutable;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Talks;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>
/// Plays replications of a base and its variants for one thread. Replication r of each draws the same random numbers
/// (measurement model §6), so that what differs between them is the variant's doing.
/// </summary>
public sealed class Sweeper
{
    private readonly ImmutableArray<SimulatedTalks> _talks;
    private readonly BargainingKernel[] _tables;
    private readonly Breaches?[] _breaches;
    private readonly Tally[] _tallies;
    private readonly ulong _seed;

    /// <param name="talks">The base first, then the variants.</param>
    /// <param name="seed">The seed of the sweep.</param>
    public Sweeper(ImmutableArray<SimulatedTalks> talks, ulong seed)
    {
        (_talks, _seed) = (talks, seed);
        _tables = [.. talks.Select(one => one.Seat())];
        _breaches = [.. talks.Select(Breaches.Of)];
        _tallies = [.. talks.Select(_ => new Tally())];
    }

    /// <summary>Plays the replications from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    /// <param name="from">The first replication.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="list">Takes every replication, of each of the talks in their order; null: they are counted only.</param>
    /// <returns>One tally for each of the talks, in their order; the next call begins them anew.</returns>
    public IReadOnlyList<Tally> Play(uint from, uint to, List<Replicated>? list = null)
    {
        var tallies = _tallies;
        Array.ForEach(tallies, tally => tally.Clear());
        for (var replication = from; replication < to; replication++)
        {
            var ofBase = Tally.NoAgreement;
            for (var i = 0; i < _tables.Length; i++)
            {
                var end = _tables[i].Play(_seed, replication);
                var outcome = _talks[i].Results.Of(end, _seed, replication);
                tallies[i].Count(end, outcome);
                (int OfA, int OfB)? broken = null;
                if (outcome != Tally.NoAgreement && _breaches[i] is { } breaches)
                {
                    broken = breaches.Count(_talks[i].Results.OutcomeOf(outcome), _seed, replication);
                    tallies[i].Break(broken.Value);
                }

                list?.Add(new Replicated(replication, i, end, outcome, broken));
                if (i == 0)
                {
                    ofBase = outcome;
                }
                else
                {
                    tallies[i].Pair(ofBase, outcome);
                }
            }
        }

        return tallies;
    }
}
