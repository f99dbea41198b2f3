using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Sweeps;

namespace NegotiationSim.Core.Simulation.Tournaments;

/// <summary>
/// A round robin: in each replication every entrant meets every other in every contest, once in either seat, and its twin too
/// unless that is left out. All matches of a replication draw the same random numbers, seat by seat and purpose by purpose
/// (<see cref="DrawStreams"/>), so that what differs between two entrants is their doing.
/// </summary>
public sealed class Tournament
{
    /// <summary>So many entrants are matched at most.</summary>
    public const int MostEntrants = 100;

    /// <summary>Replications that a thread takes at a time; a match is seated once for all of them.</summary>
    public const uint Block = 32;

    /// <param name="entrants">What they are called: 2 to <see cref="MostEntrants"/>.</param>
    /// <param name="contests">What they are matched in, at least one; made for as many entrants, all of whom can take the seats.</param>
    /// <param name="withTwins">Does an entrant meet one that plays as it does?</param>
    public Tournament(EquatableList<string> entrants, ImmutableArray<Contest> contests, bool withTwins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(entrants.Count, 2, nameof(entrants));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entrants.Count, MostEntrants, nameof(entrants));
        ArgumentOutOfRangeException.ThrowIfZero(contests.Length, nameof(contests));
        (Entrants, Contests, WithTwins) = (entrants, contests, withTwins);
    }

    /// <summary>What they are called.</summary>
    public EquatableList<string> Entrants { get; }

    /// <summary>What they are matched in.</summary>
    public ImmutableArray<Contest> Contests { get; }

    /// <summary>Does an entrant meet one that plays as it does?</summary>
    public bool WithTwins { get; }

    /// <summary>Matches in one replication.</summary>
    public int Matches => Contests.Length * Entrants.Count * (WithTwins ? Entrants.Count : Entrants.Count - 1);

    /// <summary>Plays the replications from 0 up to, not including, <paramref name="replications"/>.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="replications">How many.</param>
    /// <param name="threads">How many threads; at least 1.</param>
    /// <param name="progress">Is told how many replications a block had, from any thread, one at a time.</param>
    /// <param name="cancellation">Ends it after the blocks that are being played.</param>
    /// <returns>The standings; of fewer replications than asked for only after a cancellation.</returns>
    public Standings Play(ulong seed, uint replications, int threads, Action<uint>? progress = null, CancellationToken cancellation = default)
    {
        var standings = new Standings(Entrants.Count, Contests.Length, WithTwins);
        ParallelSweep.Blocks(Block, 0, replications, threads, () => new RoundRobin(this, seed), (players, from, to) => players.Play(from, to), standings.Add, progress, cancellation);
        return standings;
    }
}

/// <summary>What the matches of a block of replications came to.</summary>
/// <param name="Payoffs">[replication][entrant · n + opponent]: the sum of its payoffs against that opponent.</param>
/// <param name="Cooperation">The same of its cooperation.</param>
/// <param name="Rounds">Rounds of all matches.</param>
internal sealed record PlayedBlock(double[][] Payoffs, double[][] Cooperation, long Rounds);

/// <summary>Plays all matches of some replications, for one thread.</summary>
internal sealed class RoundRobin(Tournament tournament, ulong seed)
{
    private readonly int _entrants = tournament.Entrants.Count;

    public PlayedBlock Play(uint from, uint to)
    {
        var (payoffs, cooperation) = (Cells(to - from), Cells(to - from));
        long rounds = 0;
        foreach (var contest in tournament.Contests)
        {
            for (var a = 0; a < _entrants; a++)
            {
                for (var b = 0; b < _entrants; b++)
                {
                    if (a != b || tournament.WithTwins)
                    {
                        rounds += Play(contest.Seat(a, b, seed), from, (a * _entrants) + b, (b * _entrants) + a, payoffs, cooperation);
                    }
                }
            }
        }

        return new PlayedBlock(payoffs, cooperation, rounds);
    }

    private static long Play(IMatch match, uint from, int cellOfA, int cellOfB, double[][] payoffs, double[][] cooperation)
    {
        long rounds = 0;
        for (var i = 0; i < payoffs.Length; i++)
        {
            var end = match.Play(from + (uint)i);
            payoffs[i][cellOfA] += end.A.Payoff;
            payoffs[i][cellOfB] += end.B.Payoff;
            cooperation[i][cellOfA] += end.A.Cooperation;
            cooperation[i][cellOfB] += end.B.Cooperation;
            rounds += end.Rounds;
        }

        return rounds;
    }

    private double[][] Cells(uint replications) => Numbered.By((int)replications, _ => new double[_entrants * _entrants]);
}
