using System.Numerics;

namespace NegotiationSim.Core.Simulation.Statistics;

/// <summary>
/// The exact sum of any doubles: a superaccumulator (Kulisch 1971; Neal 2015). Because nothing is rounded before
/// <see cref="Value"/> is asked for, the sum is the same to the bit in whatever order the terms come and however they are
/// split over threads, slices and machines. Of fixed size, 560 bytes; one addition costs a few nanoseconds.
/// </summary>
public sealed class ExactSum
{
    private const int FractionBits = 52, ChunkBits = 32, SmallestExponent = -1074;
    private const ulong FractionMask = (1UL << FractionBits) - 1;

    // Every finite double ends within 64 chunks of 32 bits; five more take what a sum carries beyond.
    private const int Chunks = 69;

    // Each addition moves a chunk by less than 2³²: so many leave a long far from its ends.
    private const int AdditionsBeforeCarry = 1 << 29;

    private readonly long[] _chunks = new long[Chunks];
    private int _additions;

    /// <summary>The sum as a multiple of 2⁻¹⁰⁷⁴, exactly: what a slice hands on.</summary>
    public BigInteger Units
    {
        get
        {
            var units = BigInteger.Zero;
            for (var i = Chunks - 1; i >= 0; i--)
            {
                units = (units << ChunkBits) + _chunks[i];
            }

            return units;
        }
    }

    /// <summary>The sum, rounded once, to the nearest double.</summary>
    public double Value => Rounded.Quotient(Units, BigInteger.One, SmallestExponent);

    /// <summary>Adds a term.</summary>
    /// <param name="term">Finite.</param>
    public void Add(double term)
    {
        var bits = BitConverter.DoubleToUInt64Bits(term);
        var exponent = (int)(bits >> FractionBits) & 0x7FF;
        if (exponent == 0x7FF)
        {
            throw new ArgumentOutOfRangeException(nameof(term), term, "only finite numbers have a sum");
        }

        // A subnormal number has no leading bit, and the exponent of the smallest normal one.
        var fraction = (bits & FractionMask) | (exponent == 0 ? 0 : 1UL << FractionBits);
        var place = exponent == 0 ? 0 : exponent - 1;
        var sign = (long)bits >> 63;
        AddAt(place / ChunkBits, fraction, place % ChunkBits, sign);
        if (++_additions == AdditionsBeforeCarry)
        {
            Carry();
        }
    }

    /// <summary>Adds another sum.</summary>
    public void Add(ExactSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Add(other.Units);
    }

    /// <summary>Adds what another sum gave as its <see cref="Units"/>.</summary>
    public void Add(BigInteger units)
    {
        Carry();
        var sign = units.Sign < 0 ? -1L : 0;
        var rest = BigInteger.Abs(units);
        for (var i = 0; !rest.IsZero; i++)
        {
            _chunks[i] += ((long)(uint)(rest & uint.MaxValue) ^ sign) - sign;
            rest >>= ChunkBits;
        }
    }

    // The fraction, shifted by less than a chunk, lies in three. sign is 0 or −1: (x ^ sign) − sign is x or −x.
    private void AddAt(int chunk, ulong fraction, int shift, long sign)
    {
        var chunks = _chunks.AsSpan(chunk, 3);
        chunks[0] += ((long)(uint)(fraction << shift) ^ sign) - sign;
        chunks[1] += ((long)(uint)(fraction >> (ChunkBits - shift)) ^ sign) - sign;
        chunks[2] += ((long)((fraction >> ChunkBits) >> (ChunkBits - shift)) ^ sign) - sign;
    }

    private void Carry()
    {
        for (var i = 0; i < Chunks - 1; i++)
        {
            _chunks[i + 1] += _chunks[i] >> ChunkBits;
            _chunks[i] &= uint.MaxValue;
        }

        _additions = 0;
    }
}

/// <summary>Exact ratios, rounded once.</summary>
internal static class Rounded
{
    // Two more than a double has, and a last bit that says whether anything is left.
    private const int QuotientBits = 56;

    /// <summary>numerator / denominator · 2^exponent, to the nearest double, halves to even.</summary>
    public static double Quotient(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        var size = BigInteger.Abs(numerator);
        var shift = (int)(QuotientBits - size.GetBitLength() + denominator.GetBitLength());
        var quotient = shift >= 0
            ? BigInteger.DivRem(size << shift, denominator, out var rest)
            : BigInteger.DivRem(size, denominator << -shift, out rest);
        var whole = (long)quotient | (rest.IsZero ? 0L : 1L);
        return Math.ScaleB(numerator.Sign < 0 ? -(double)whole : whole, exponent - shift);
    }
}
