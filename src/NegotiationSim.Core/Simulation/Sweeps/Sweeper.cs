namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>
/// Plays replications of a base and its variants for one thread. Replication r of each draws the same random numbers
/// (measurement model §6), so that what differs between them is the variant's doing.
/// </summary>
public sealed class Sweeper
{
    private readonly SweepSeat[] _seats;
    private readonly Tally[] _tallies;

    /// <param name="played">The base first, then the variants.</param>
    /// <param name="seed">The seed of the sweep.</param>
    public Sweeper(IReadOnlyList<Playable> played, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(played);
        _seats = [.. played.Select(one => one.SeatFor(seed))];
        _tallies = [.. played.Select(_ => new Tally())];
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
            for (var i = 0; i < _seats.Length; i++)
            {
                var (seat, tally) = (_seats[i], tallies[i]);
                var end = seat.Play(replication, out var outcome, out var broken);
                tally.Count(end, outcome);
                tally.Count(seat.Along);
                if (broken is { } promises)
                {
                    tally.Break(promises);
                }

                list?.Add(new Replicated(replication, i, end, outcome, broken) { Along = [.. seat.Along] });
                if (i == 0)
                {
                    ofBase = outcome;
                }
                else
                {
                    tally.Pair(ofBase, outcome);
                    tally.Pair(_seats[0].Along, seat.Along);
                }
            }
        }

        return tallies;
    }
}
