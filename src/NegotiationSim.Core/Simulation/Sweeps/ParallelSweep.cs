namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>
/// Plays replications on several threads. They take blocks in order and finish what they have taken, so that what is played
/// is always the replications from the first up to some number, also after an interruption.
/// </summary>
public sealed class ParallelSweep
{
    // So many blocks a thread are held back at most until it is their turn to be listed.
    private const int BlocksHeld = 16;

    private readonly int _threads;

    /// <param name="played">The base first, then the variants.</param>
    /// <param name="seed">The seed of the sweep.</param>
    /// <param name="threads">How many threads; at least 1. They change nothing but the time it takes.</param>
    public ParallelSweep(IReadOnlyList<Playable> played, ulong seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(played);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (Played, Seed, _threads) = (played, seed, threads);
    }

    /// <summary>The base first, then the variants.</summary>
    public IReadOnlyList<Playable> Played { get; }

    /// <summary>The seed of the sweep.</summary>
    public ulong Seed { get; }

    /// <summary>Replications a thread takes at a time, at least 1; it changes nothing but the time it takes.</summary>
    public uint Block { get; init; } = 1024;

    /// <summary>Is told how many replications a block had, from any thread, one at a time.</summary>
    public Action<uint>? Progress { get; init; }

    /// <summary>
    /// Is told every replication, in order, block by block, on the thread that asked for them; null: they are counted only.
    /// </summary>
    public Action<IReadOnlyList<Replicated>>? Record { get; init; }

    /// <summary>Plays the replications from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    /// <param name="from">The first replication.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="cancellation">Ends it after the blocks that are being played.</param>
    /// <returns>One tally for each of them; fewer replications than asked for only after a cancellation.</returns>
    public Tally[] Play(uint from, uint to, CancellationToken cancellation = default)
    {
        Tally[] total = [.. Played.Select(_ => new Tally())];
        if (Record is null)
        {
            Play(total, null, from, to, cancellation);
            return total;
        }

        for (long first = from; first < to && !cancellation.IsCancellationRequested;)
        {
            var last = Math.Min(first + ((long)_threads * BlocksHeld * Block), to);
            var held = new SortedDictionary<uint, List<Replicated>>();
            Play(total, held, (uint)first, (uint)last, cancellation);
            foreach (var block in held.Values)
            {
                Record(block);
            }

            first = last;
        }

        return total;
    }

    private void Play(Tally[] total, SortedDictionary<uint, List<Replicated>>? held, uint from, uint to, CancellationToken cancellation)
    {
        Blocks(Block, from, to, _threads, () => new Sweeper(Played, Seed), Part, Add, Progress, cancellation);

        (uint First, IReadOnlyList<Tally> Tallies, List<Replicated>? List) Part(Sweeper sweeper, uint first, uint last)
        {
            var list = held is null ? null : new List<Replicated>();
            return (first, sweeper.Play(first, last, list), list);
        }

        void Add((uint First, IReadOnlyList<Tally> Tallies, List<Replicated>? List) part)
        {
            for (var i = 0; i < total.Length; i++)
            {
                total[i].Add(part.Tallies[i]);
            }

            held?.Add(part.First, part.List!);
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
        var workers = (int)Math.Min(threads, Math.Max(1, ((long)to - from + block - 1) / block));
        Action work = () =>
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
        };
        Parallel.Invoke(Numbered.By(workers, _ => work));
    }
}
