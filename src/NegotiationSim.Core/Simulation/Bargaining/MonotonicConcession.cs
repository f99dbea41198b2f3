using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// The monotonic concession protocol with Zeuthen's strategy on both sides (Rosenschein and Zlotkin 1994). Both parties of a
/// table of two make their best offers at once; in each round the one that risks less concedes, or both if they risk the same.
/// They agree when an offer gives the other at least what his own offer would; where both do, the one with the larger product
/// of surpluses is taken, the first party's if these are equal. It draws nothing.
/// </summary>
public static class MonotonicConcession
{
    /// <summary>Plays it to its end; <see cref="BargainingEnd.Turns"/> counts the offers made.</summary>
    /// <param name="table">Two parties.</param>
    /// <param name="rounds">The deadline, at least 1.</param>
    /// <param name="observer">Is told every new offer, and who takes one.</param>
    public static BargainingEnd Play<TObserver>(OfferTable table, int rounds, ref TObserver observer)
        where TObserver : struct, IBargainingObserver
    {
        ArgumentNullException.ThrowIfNull(table);
        for (var party = 0; party < 2; party++)
        {
            if (table.ScaleOf(party).Count == 0)
            {
                observer.WalkedOut(1, party);
                return new(BargainingEnding.WalkedOut, Seat.NoOffer, Seat.NoOffer, party, 1, 0);
            }
        }

        var (first, second) = (new ZeuthenRisk(table, 0, 1), new ZeuthenRisk(table, 1, 0));
        var offers = (First: 0, Second: 0);
        observer.Offered(1, 0, 0);
        observer.Offered(1, 1, 0);
        for (var (round, turns) = (1, 2); ; round++)
        {
            if (MakerTaken(table, offers) is { } maker)
            {
                observer.Accepted(round, 1 - maker);
                return new(BargainingEnding.Agreement, maker, maker == 0 ? offers.First : offers.Second, 1 - maker, round, turns);
            }

            var (risk, others) = (first.Own(offers.First, offers.Second), first.Other(offers.First, offers.Second));
            var next = (
                First: risk <= others ? first.Step(offers.First, offers.Second) : offers.First,
                Second: others <= risk ? second.Step(offers.Second, offers.First) : offers.Second);
            if (MakerGivenInTo(table, offers, next) is { } winner)
            {
                observer.Accepted(round, 1 - winner);
                return new(BargainingEnding.Agreement, winner, winner == 0 ? offers.First : offers.Second, 1 - winner, round, turns);
            }

            if (round == rounds)
            {
                return new(BargainingEnding.Deadline, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, turns);
            }

            turns += Concede(0, ref offers.First, next.First, round + 1, ref observer);
            turns += Concede(1, ref offers.Second, next.Second, round + 1, ref observer);
        }
    }

    // Whose offer is at least as good for the other as the other's own: null if nobody's.
    private static int? MakerTaken(OfferTable table, (int First, int Second) offers)
    {
        var isSecondContent = table.Utility(0, offers.First, 1) + table.ScaleOf(1).Tolerance >= table.Utility(1, offers.Second, 1);
        var isFirstContent = table.Utility(1, offers.Second, 0) + table.ScaleOf(0).Tolerance >= table.Utility(0, offers.First, 0);
        return (isSecondContent, isFirstContent) switch
        {
            (true, true) => Product(table, 1, offers.Second) > Product(table, 0, offers.First) ? 1 : 0,
            (true, false) => 0,
            (false, true) => 1,
            _ => null,
        };
    }

    // Who has no step left that would turn the risks round takes the other's offer, if it is worth having.
    private static int? MakerGivenInTo(OfferTable table, (int First, int Second) offers, (int First, int Second) next)
    {
        var firstGivesIn = next.First < 0 && table.Utility(1, offers.Second, 0) >= table[0].Reservation;
        var secondGivesIn = next.Second < 0 && table.Utility(0, offers.First, 1) >= table[1].Reservation;
        return firstGivesIn && !(secondGivesIn && Product(table, 0, offers.First) >= Product(table, 1, offers.Second)) ? 1
            : secondGivesIn ? 0 : null;
    }

    private static double Product(OfferTable table, int maker, int offer) =>
        (table.Utility(maker, offer, 0) - table[0].Reservation) * (table.Utility(maker, offer, 1) - table[1].Reservation);

    private static int Concede<TObserver>(int party, ref int offer, int next, int round, ref TObserver observer)
        where TObserver : struct, IBargainingObserver
    {
        if (next < 0 || next == offer)
        {
            return 0;
        }

        offer = next;
        observer.Offered(round, party, next);
        return 1;
    }
}
