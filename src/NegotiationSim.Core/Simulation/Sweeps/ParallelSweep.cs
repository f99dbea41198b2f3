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
        Tally[] total = [.. talks.Select(_ => new Tally())];
        Blocks(Block, from, to, threads, () => new Sweeper(talks, seed), (sweeper, first, last) => sweeper.Play(first, last), Add, progress, cancellation);
        return total;

        void Add(Tally[] tallies)
        {
            for (var i = 0; i < total.Length; i++)
            {
                total[i].Add(tallies[i]);
            }
        }
    }

    /// <summary>Has blocks of replications played, by one player a thread, and what came of each block added up, one at a time.</summary>
    /// <param name="block">Replications of a block.</param>
    /// <param name="from">The first replication.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="threads">How many threads; at least 1.</param>
    /// <param name="player">Makes the player of a thread.</param>
    /// <param name="play">Plays the replications from the first up to, not including, the second number.</param>
    /// <param name="add">Adds what came of a block; the sum must not depend on the order.</param>
    /// <param name="progress">Is told how many replications a block had.</param>
    /// <param name="cancellation">Ends it after the blocks that are being played.</param>
    internal static void Blocks<TPlayer, TPart>(
        uint block, uint from, uint to, int threads, Func<TPlayer> player, Func<TPlayer, uint, uint, TPart> play, Action<TPart> add, Action<uint>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var gate = new Lock();
        long next = from;
        var workers = (int)Math.Min(threads, Math.Max(1, (to - from + block - 1) / block));
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ =>
        {
            var own = player();
            while (!cancellation.IsCancellationRequested && Interlocked.Add(ref next, block) - block is var first && first < to)
            {
                var last = (uint)Math.Min(first + block, to);
                var part = play(own, (uint)first, last);
                lock (gate)
                {
                    add(part);
                    progress?.Invoke(last - (uint)first);
                }
            }
        });
    }
}
