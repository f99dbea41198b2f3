namespace NegotiationSim.Core.Proposals;

/// <summary>
/// Outcomes from the best down by one party's utility, equal ones by their index: the list that a party walks down as it concedes.
/// </summary>
public sealed class Ranking
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
    private const int Passes = (64 + DigitBits - 1) / DigitBits;
    private const long SignBit = long.MinValue;

    // So many are sorted before the digits of one would be counted.
    private const int Few = 128;

    private readonly int[] _outcomes;

    private Ranking(int[] outcomes) => _outcomes = outcomes;

    /// <summary>Outcomes by rank, the best first.</summary>
    public ReadOnlySpan<int> Outcomes => _outcomes;

    /// <summary>Ranks all outcomes of a table, vetoed ones too.</summary>
    public static Ranking Of(UtilityTable table) => Of(table.Values);

    /// <summary>Ranks outcomes by these utilities.</summary>
    /// <param name="utilities">Utilities by outcome; none is NaN.</param>
    public static Ranking Of(ReadOnlySpan<double> utilities) => new(utilities.Length <= Few ? Inserted(utilities) : Descending(utilities));

    /// <summary>Some party's utilities in the order of this ranking.</summary>
    /// <param name="table">Utilities of the same outcomes.</param>
    public double[] InOrder(UtilityTable table)
    {
        var ordered = new double[_outcomes.Length];
        var values = table.Values;
        for (var rank = 0; rank < ordered.Length; rank++)
        {
            ordered[rank] = values[_outcomes[rank]];
        }

        return ordered;
    }

    private static int[] Inserted(ReadOnlySpan<double> utilities)
    {
        var order = new int[utilities.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var place = i;
            for (; place > 0 && utilities[order[place - 1]] < utilities[i]; place--)
            {
                order[place] = order[place - 1];
            }

            order[place] = i;
        }

        return order;
    }

    /// <summary>
    /// A radix sort over the bits of the numbers, the lowest digit first: stable, so that ties keep the order of their indices, and linear. All
    /// digits are counted in one pass, and a digit that all numbers share is passed over.
    /// </summary>
    private static int[] Descending(ReadOnlySpan<double> utilities)
    {
        var (keys, order) = (new ulong[utilities.Length], new int[utilities.Length]);
        var counts = new int[Passes * Digits];
        for (var i = 0; i < keys.Length; i++)
        {
            var key = KeyOf(utilities[i]);
            (keys[i], order[i]) = (key, i);
            for (var pass = 0; pass < Passes; pass++)
            {
                counts[(pass * Digits) + DigitOf(key, pass)]++;
            }
        }

        var (otherKeys, otherOrder) = (new ulong[keys.Length], new int[keys.Length]);
        for (var pass = 0; pass < Passes; pass++)
        {
            var places = counts.AsSpan(pass * Digits, Digits);
            if (keys.Length == 0 || places[DigitOf(keys[0], pass)] == keys.Length)
            {
                continue;
            }

            ToPlaces(places);
            for (var i = 0; i < keys.Length; i++)
            {
                var place = places[DigitOf(keys[i], pass)]++;
                (otherKeys[place], otherOrder[place]) = (keys[i], order[i]);
            }

            (keys, otherKeys, order, otherOrder) = (otherKeys, keys, otherOrder, order);
        }

        return order;
    }

    private static void ToPlaces(Span<int> counts)
    {
        var place = 0;
        foreach (ref var count in counts)
        {
            (count, place) = (place, place + count);
        }
    }

    /// <summary>Bits that, as an unsigned number, rise as the utility falls; 0 and −0 are one number.</summary>
    private static ulong KeyOf(double utility)
    {
        var bits = BitConverter.DoubleToInt64Bits(utility + 0.0);
        return (ulong)(bits < 0 ? bits : bits ^ ~SignBit);
    }

    private static int DigitOf(ulong key, int pass) => (int)(key >> (pass * DigitBits)) & (Digits - 1);
}
