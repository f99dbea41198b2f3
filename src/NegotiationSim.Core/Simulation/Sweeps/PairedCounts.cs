using System.Runtime.InteropServices;

namespace NegotiationSim.Core.Simulation.Sweeps;

/// <summary>
/// How often each number came up in the replications of a variant, alone and with the base's under the same random numbers.
/// Counts add up to the same in any order.
/// </summary>
public sealed class PairedCounts
{
    private readonly Dictionary<int, long> _counts = [];
    private readonly Dictionary<long, long> _pairs = [];

    /// <summary>The numbers in rising order, with how often each came up.</summary>
    public IEnumerable<KeyValuePair<int, long>> Counts => InOrder(_counts);

    /// <summary>The base's number and this variant's, in rising order, with how often; empty for the base itself.</summary>
    public IEnumerable<KeyValuePair<(int Base, int Variant), long>> Pairs
    {
        get
        {
            var keys = new long[_pairs.Count];
            _pairs.Keys.CopyTo(keys, 0);
            Array.Sort(keys);
            foreach (var key in keys)
            {
                yield return new(((int)(key >> 32) - 1, (int)key - 1), _pairs[key]);
            }
        }
    }

    internal bool HasPairs => _pairs.Count > 0;

    internal void Count(int number) => Add(_counts, number, 1);

    internal void Pair(int ofBase, int own) => Add(_pairs, KeyOf(ofBase, own), 1);

    internal void Clear()
    {
        _counts.Clear();
        _pairs.Clear();
    }

    internal void Add(PairedCounts other)
    {
        AddAll(_counts, other._counts);
        AddAll(_pairs, other._pairs);
    }

    /// <summary>Takes counts that were taken before: how many there are alone and in pairs; null where one is not above 0 or comes twice.</summary>
    internal (long Alone, long Paired)? TryAdd(IEnumerable<KeyValuePair<int, long>> counts, IEnumerable<KeyValuePair<(int Base, int Variant), long>> pairs) =>
        TryAdd(_counts, counts) is { } alone && TryAdd(_pairs, pairs.Select(pair => KeyValuePair.Create(KeyOf(pair.Key.Base, pair.Key.Variant), pair.Value))) is { } paired
            ? (alone, paired)
            : null;

    internal static IEnumerable<KeyValuePair<int, long>> InOrder(Dictionary<int, long> counts)
    {
        var keys = new int[counts.Count];
        counts.Keys.CopyTo(keys, 0);
        Array.Sort(keys);
        foreach (var key in keys)
        {
            yield return new(key, counts[key]);
        }
    }

    /// <summary>The sum of the counts; null where one is not above 0 or comes twice.</summary>
    internal static long? TryAdd<T>(Dictionary<T, long> counts, IEnumerable<KeyValuePair<T, long>> others)
        where T : notnull
    {
        long sum = 0;
        foreach (var (key, count) in others)
        {
            if (count <= 0 || !counts.TryAdd(key, count))
            {
                return null;
            }

            sum += count;
        }

        return sum;
    }

    internal static void AddAll<T>(Dictionary<T, long> counts, Dictionary<T, long> others)
        where T : notnull
    {
        foreach (var (key, count) in others)
        {
            Add(counts, key, count);
        }
    }

    internal static void Add<T>(Dictionary<T, long> counts, T key, long count)
        where T : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _) += count;

    // Numbers in the order of the pairs, −1 before any other.
    private static long KeyOf(int ofBase, int own) => ((long)(ofBase + 1) << 32) | (uint)(own + 1);
}
