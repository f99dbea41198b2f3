using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NegotiationSim.Core.Simulation;

/// <summary>
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): four random words from a counter of four words and a key of two.
/// It has no state, so that any draw of any run can be made again, alone, on any machine and in any order.
/// </summary>
public static class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>The block that belongs to a counter.</summary>
    /// <param name="key">The key's two words: the first is the low half.</param>
    /// <param name="c0">The counter's first word.</param>
    /// <param name="c1">The counter's second word.</param>
    /// <param name="c2">The counter's third word.</param>
    /// <param name="c3">The counter's fourth word.</param>
    public static PhiloxBlock Block(ulong key, uint c0, uint c1, uint c2, uint c3)
    {
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return new PhiloxBlock(c0, c1, c2, c3);
    }

    /// <summary>
    /// The first two words (<see cref="PhiloxBlock.First"/>) of the blocks whose counters differ in the second word alone:
    /// <paramref name="c1"/>, <paramref name="c1"/> + 1 and so on. The same words as from <see cref="Block"/>, several at a
    /// time where the processor can.
    /// </summary>
    /// <param name="key">The key's two words: the first is the low half.</param>
    /// <param name="c0">The counters' first word.</param>
    /// <param name="c1">The first counter's second word; it goes on from 2³² − 1 to 0.</param>
    /// <param name="c2">The counters' third word.</param>
    /// <param name="c3">The counters' fourth word.</param>
    /// <param name="pairs">Where they go, one a counter.</param>
    public static void FirstPairs(ulong key, uint c0, uint c1, uint c2, uint c3, Span<ulong> pairs)
    {
        var done = 0;
        if (Avx2.IsSupported)
        {
            for (; done + (2 * Lanes.Count) <= pairs.Length; done += 2 * Lanes.Count)
            {
                FirstPairs(key, new Lanes(c0, c1 + (uint)done, c2, c3), new Lanes(c0, c1 + (uint)(done + Lanes.Count), c2, c3), pairs[done..]);
            }

            for (; done + Lanes.Count <= pairs.Length; done += Lanes.Count)
            {
                FirstPairs(key, new Lanes(c0, c1 + (uint)done, c2, c3), pairs[done..]);
            }
        }

        for (; done < pairs.Length; done++)
        {
            pairs[done] = Block(key, c0, c1 + (uint)done, c2, c3).First;
        }
    }

    // Two side by side: while one waits for its product the other multiplies.
    private static void FirstPairs(ulong key, Lanes left, Lanes right, Span<ulong> pairs)
    {
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var (keys0, keys1) = (Vector512.Create((ulong)k0), Vector512.Create((ulong)k1));
            left = left.Round(keys0, keys1);
            right = right.Round(keys0, keys1);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        left.First.CopyTo(pairs);
        right.First.CopyTo(pairs[Lanes.Count..]);
    }

    private static void FirstPairs(ulong key, Lanes lanes, Span<ulong> pairs)
    {
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            lanes = lanes.Round(Vector512.Create((ulong)k0), Vector512.Create((ulong)k1));
            k0 += Weyl0;
            k1 += Weyl1;
        }

        lanes.First.CopyTo(pairs);
    }

    /// <summary>
    /// Eight blocks, a word in the low half of each lane. What a multiplication leaves in the high half does no harm: the next
    /// one reads low halves alone, and a key has a high half of zeros.
    /// </summary>
    private readonly struct Lanes(Vector512<ulong> w0, Vector512<ulong> w1, Vector512<ulong> w2, Vector512<ulong> w3)
    {
        public Lanes(uint c0, uint c1, uint c2, uint c3)
            : this(
                Vector512.Create((ulong)c0),
                Vector512.Create((ulong)c1, c1 + 1, c1 + 2, c1 + 3, c1 + 4, c1 + 5, c1 + 6, c1 + 7),
                Vector512.Create((ulong)c2),
                Vector512.Create((ulong)c3))
        {
        }

        public static int Count => Vector512<ulong>.Count;

        public Vector512<ulong> First => (w0 << 32) | (w1 & Vector512.Create((ulong)uint.MaxValue));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Lanes Round(Vector512<ulong> keys0, Vector512<ulong> keys1)
        {
            var product0 = Product(w0.AsUInt32(), Vector512.Create((ulong)Multiplier0).AsUInt32());
            var product1 = Product(w2.AsUInt32(), Vector512.Create((ulong)Multiplier1).AsUInt32());
            return new((product1 >> 32) ^ w1 ^ keys0, product1, (product0 >> 32) ^ w3 ^ keys1, product0);
        }

        // Of the low halves; in two pieces where the processor has half the width.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<ulong> Product(Vector512<uint> left, Vector512<uint> right) => Avx512F.IsSupported
            ? Avx512F.Multiply(left, right)
            : Vector512.Create(Avx2.Multiply(left.GetLower(), right.GetLower()), Avx2.Multiply(left.GetUpper(), right.GetUpper()));
    }
}

/// <summary>Four random words.</summary>
/// <param name="W0">The first.</param>
/// <param name="W1">The second.</param>
/// <param name="W2">The third.</param>
/// <param name="W3">The fourth.</param>
public readonly record struct PhiloxBlock(uint W0, uint W1, uint W2, uint W3)
{
    /// <summary>The first two words as one of 64 bits, the first word above.</summary>
    public ulong First => ((ulong)W0 << 32) | W1;

    /// <summary>The last two words as one of 64 bits, the third word above.</summary>
    public ulong Second => ((ulong)W2 << 32) | W3;
}
