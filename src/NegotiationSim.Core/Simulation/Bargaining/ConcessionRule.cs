using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>Two parties' offers in one round of monotonic concession, places in their lists; −1 where it has none left.</summary>
internal readonly record struct OfferPair(int First, int Second)
{
    public int Of(int party) => party == 0 ? First : Second;

    public OfferPair With(int party, int offer) => party == 0 ? this with { First = offer } : this with { Second = offer };
}

/// <summary>Who concedes and who agrees in monotonic concession, whoever carries it out.</summary>
internal sealed class ConcessionRule(OfferTable table)
{
    private readonly ZeuthenRisk _first = new(table, 0, 1), _second = new(table, 1, 0);

    /// <summary>Both begin with their best offer.</summary>
    public static OfferPair Best { get; } = new(0, 0);

    /// <summary>The first party that has nothing to offer; null if both have.</summary>
    /// <param name="person">A party that is not looked at, as a person may offer what it likes; none: both are.</param>
    public int? Empty(int person = Seat.NoOffer) => IsEmpty(0) && person != 0 ? 0 : IsEmpty(1) && person != 1 ? 1 : null;

    /// <summary>What follows offers: who risks less concedes, or both if they risk the same; −1 where no step would turn the risks round.</summary>
    public OfferPair After(OfferPair offers)
    {
        var (risk, others) = (_first.Own(offers.First, offers.Second), _first.Other(offers.First, offers.Second));
        return new(
            risk <= others ? _first.Step(offers.First, offers.Second) : offers.First,
            others <= risk ? _second.Step(offers.Second, offers.First) : offers.Second);
    }

    /// <summary>Whose offer is at least as good for the other as the other's own: null if nobody's.</summary>
    public int? MakerTaken(OfferPair offers)
    {
        var isSecondContent = table.Utility(0, offers.First, 1) + table.ScaleOf(1).Tolerance >= table.Utility(1, offers.Second, 1);
        var isFirstContent = table.Utility(1, offers.Second, 0) + table.ScaleOf(0).Tolerance >= table.Utility(0, offers.First, 0);
        return (isSecondContent, isFirstContent) switch
        {
            (true, true) => Product(1, offers.Second) > Product(0, offers.First) ? 1 : 0,
            (true, false) => 0,
            (false, true) => 1,
            _ => null,
        };
    }

    /// <summary>Who has no step left takes the other's offer, if it is worth having: whose offer is taken so, null if nobody's.</summary>
    public int? MakerGivenInTo(OfferPair offers, OfferPair next)
    {
        var firstGivesIn = next.First < 0 && table.Utility(1, offers.Second, 0) >= table[0].Reservation;
        var secondGivesIn = next.Second < 0 && table.Utility(0, offers.First, 1) >= table[1].Reservation;
        return firstGivesIn && !(secondGivesIn && Product(0, offers.First) >= Product(1, offers.Second)) ? 1
            : secondGivesIn ? 0 : null;
    }

    private bool IsEmpty(int party) => table.ScaleOf(party).Count == 0;

    private double Product(int maker, int offer) =>
        (table.Utility(maker, offer, 0) - table[0].Reservation) * (table.Utility(maker, offer, 1) - table[1].Reservation);
}
