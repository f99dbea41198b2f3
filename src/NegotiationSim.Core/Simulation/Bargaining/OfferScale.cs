namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// A party's own offers by what they are worth to it: from a target utility to an offer in a few steps, however many there are.
/// The scale from best to worst is cut into equal slots; a slot knows where its offers begin.
/// </summary>
internal sealed class OfferScale
{
    private const int SlotsAnOffer = 2;
    private const double ZeroBand = 1e-9;

    private readonly double[] _own;
    private readonly int[] _before;
    private readonly double _slotsAUnit;

    /// <param name="own">Utilities in descending order.</param>
    /// <param name="reservation">Offers below it do not count.</param>
    public OfferScale(double[] own, double reservation)
    {
        _own = own;
        Tolerance = own.Length == 0 ? 0 : ZeroBand * (own[0] - own[^1]);
        while (Count < own.Length && own[Count] >= reservation - Tolerance)
        {
            Count++;
        }

        Best = own.Length == 0 ? reservation : Math.Max(own[0], reservation);
        Least = Count == 0 ? Best : Math.Max(reservation, own[^1]);
        _slotsAUnit = Best > Least ? Count * SlotsAnOffer / (Best - Least) : 0;
        _before = CountsBeforeSlots();
    }

    /// <summary>How many offers are worth at least the reservation value: the first so many of the list.</summary>
    public int Count { get; }

    /// <summary>Utilities that differ by no more are the same: sums that ought to be equal seldom are to the last digit.</summary>
    public double Tolerance { get; }

    /// <summary>The utility of the best offer.</summary>
    public double Best { get; }

    /// <summary>The least it may come down to: the reservation value, or the worst offer if that is worth more.</summary>
    public double Least { get; }

    /// <summary>The own utilities, in descending order.</summary>
    public double[] Own => _own;

    /// <summary>
    /// The last offer that is worth at least the target, or as much as the best if none is; never one below the reservation value.
    /// </summary>
    public int AtLeast(double target)
    {
        target = Math.Min(target, Best) - Tolerance;
        var slot = SlotOf(target);
        // Offers in earlier slots are worth more than the target, those in later slots less.
        var (low, high) = (_before[slot], _before[slot + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_own[middle] >= target)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Max(low - 1, 0);
    }

    private int SlotOf(double utility) => (int)Math.Clamp((Best - utility) * _slotsAUnit, 0, Math.Max(Count * SlotsAnOffer, 1) - 1);

    private int[] CountsBeforeSlots()
    {
        var before = new int[Math.Max(Count * SlotsAnOffer, 1) + 1];
        for (var i = 0; i < Count; i++)
        {
            before[SlotOf(_own[i]) + 1]++;
        }

        for (var slot = 1; slot < before.Length; slot++)
        {
            before[slot] += before[slot - 1];
        }

        return before;
    }
}
