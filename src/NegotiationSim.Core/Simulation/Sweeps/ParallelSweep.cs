using System.Collections.Immutable;
using NegotiationSim.Core.Simulation.Talks;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>
/// Plays replications on several threads. They take blocks in order and finish what they have taken, so that what is played
/// is always the replications from the first up to some number, also after an interruption.
/// </summary>
public static class ParallelSweep
{
    /// <summary>Replications a thread takes at a time.</summary>
    public const uint Block = 1024;

    /// <summary>Plays the replications from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    /// <param name="talks">The base first, then the variants.</param>
    /// <param name="seed">The seed of the sweep.</param>
    /// <param name="from">The first replication.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="threads">How many threads; at least 1.</param>
    /// <param name="progress">Is told how many replications a block had, from any thread, one at a time.</param>
    /// <param name="cancellation">Ends it after the blocks that are being played.</param>
    /// <returns>One tally for each of the talks; fewer replications than asked for only after a cancellation.</returns>
    public static Tally[] Play(
        ImmutableArray<SimulatedTalks> talks, ulong seed, uint from, uint to, int threads, Action<uint>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Tally[] total = [.. talks.Select(_ => new Tally())];
        var gate = new Lock();
        long next = from;
        var workers = (int)Math.Min(threads, Math.Max(1, (to - from + Block - 1) / Block));
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ =>
        {
            var sweeper = new Sweeper(talks, seed);
            while (!cancellation.IsCancellationRequested && Interlocked.Add(ref next, Block) - Block is var first && first < to)
            {
                var last = (uint)Math.Min(first + Block, to);
                var tallies = sweeper.Play((uint)first, last);
                lock (gate)
                {
                    for (var i = 0; i < total.Length; i++)
                    {
                        total[i].Add(tallies[i]);
                    }

                    progress?.Invoke(last - (uint)first);
                }
            }
        });
        return total;
    }
}
