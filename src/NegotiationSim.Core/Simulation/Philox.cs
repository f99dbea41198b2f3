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
    private const int LanesAtATime = 8;
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
            var (multiplier0, multiplier1) = (Vector256.Create((ulong)Multiplier0).AsUInt32(), Vector256.Create((ulong)Multiplier1).AsUInt32());
            for (; done + LanesAtATime <= pairs.Length; done += LanesAtATime)
            {
                FirstPairs(key, (c0, c1 + (uint)done, c2, c3), multiplier0, multiplier1, pairs[done..]);
            }
        }

        for (; done < pairs.Length; done++)
        {
            pairs[done] = Block(key, c0, c1 + (uint)done, c2, c3).First;
        }
    }

    // Two vectors side by side: while one waits for its product the other multiplies.
    private static void FirstPairs(ulong key, (uint W0, uint W1, uint W2, uint W3) counter, Vector256<uint> multiplier0, Vector256<uint> multiplier1, Span<ulong> pairs)
    {
        var left = new Lanes(counter.W0, counter.W1, counter.W2, counter.W3);
        var right = new Lanes(counter.W0, counter.W1 + (uint)Vector256<ulong>.Count, counter.W2, counter.W3);
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var (keys0, keys1) = (Vector256.Create((ulong)k0), Vector256.Create((ulong)k1));
            left = left.Round(multiplier0, multiplier1, keys0, keys1);
            right = right.Round(multiplier0, multiplier1, keys0, keys1);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        left.First.CopyTo(pairs);
        right.First.CopyTo(pairs[Vector256<ulong>.Count..]);
    }

    /// <summary>
    /// Four blocks, a word in the low half of each lane. What a multiplication leaves in the high half does no harm: the next
    /// one reads low halves alone, and a key has a high half of zeros.
    /// </summary>
    private readonly struct Lanes(Vector256<ulong> w0, Vector256<ulong> w1, Vector256<ulong> w2, Vector256<ulong> w3)
    {
        public Lanes(uint c0, uint c1, uint c2, uint c3)
            : this(Vector256.Create((ulong)c0), Vector256.Create((ulong)c1, c1 + 1, c1 + 2, c1 + 3), Vector256.Create((ulong)c2), Vector256.Create((ulong)c3))
        {
        }

        public Vector256<ulong> First => (w0 << 32) | (w1 & Vector256.Create((ulong)uint.MaxValue));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Lanes Round(Vector256<uint> multiplier0, Vector256<uint> multiplier1, Vector256<ulong> keys0, Vector256<ulong> keys1)
        {
            var product0 = Avx2.Multiply(w0.AsUInt32(), multiplier0);
            var product1 = Avx2.Multiply(w2.AsUInt32(), multiplier1);
            return new((product1 >> 32) ^ w1 ^ keys0, product1, (product0 >> 32) ^ w3 ^ keys1, product0);
        }
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
