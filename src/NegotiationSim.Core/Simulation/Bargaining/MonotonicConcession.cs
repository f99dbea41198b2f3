using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// The monotonic concession protocol with Zeuthen's strategy on both sides (Rosenschein and Zlotkin 1994). Both parties of a
/// table of two make their best offers at once; in each round the one that risks less concedes, or both if they risk the same.
/// They agree when an offer gives the other at least what his own offer would; where both do, the one with the larger product
/// of surpluses is taken, the first party's if these are equal. It draws nothing but whether it is broken off.
/// <see cref="BargainingEnd.Turns"/> counts the offers made.
/// </summary>
/// <param name="table">Two parties.</param>
/// <param name="terms">The deadline; nobody opens.</param>
public sealed class MonotonicConcession(OfferTable table, BargainingTerms terms) : BargainingKernel
{
    private readonly ConcessionRule _rule = new(table);

    /// <inheritdoc/>
    public override BargainingEnd Play(ulong seed, uint replication)
    {
        var nobody = default(NoObserver);
        return Before(ref nobody, seed, replication);
    }

    /// <inheritdoc/>
    public override BargainingEnd Play<TObserver>(ulong seed, uint replication, ref TObserver observer) => Before(ref observer, seed, replication);

    private BargainingEnd Before<TObserver>(ref TObserver observer, ulong seed, uint replication)
        where TObserver : struct, IBargainingObserver
    {
        if (_rule.Empty() is { } party)
        {
            observer.WalkedOut(1, party);
            return new(BargainingEnding.WalkedOut, Seat.NoOffer, Seat.NoOffer, party, 1, 0);
        }

        var offers = ConcessionRule.Best;
        observer.Offered(1, 0, offers.First);
        observer.Offered(1, 1, offers.Second);
        for (var (round, turns) = (1, 2); ; round++)
        {
            if (_rule.MakerTaken(offers) is { } maker)
            {
                return Agreed(maker, offers, round, turns, ref observer);
            }

            var next = _rule.After(offers);
            if (_rule.MakerGivenInTo(offers, next) is { } winner)
            {
                return Agreed(winner, offers, round, turns, ref observer);
            }

            if (round == terms.Rounds)
            {
                return new(BargainingEnding.Deadline, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, turns);
            }

            if (terms.ChanceOfEnding > 0 && Chance.Ends(seed, replication, round, terms.ChanceOfEnding))
            {
                return new(BargainingEnding.BrokenOff, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, turns);
            }

            var before = offers;
            offers = new(Concede(0, before.First, next.First, round + 1, ref observer), Concede(1, before.Second, next.Second, round + 1, ref observer));
            turns += (offers.First == before.First ? 0 : 1) + (offers.Second == before.Second ? 0 : 1);
        }
    }

    private static BargainingEnd Agreed<TObserver>(int maker, OfferPair offers, int round, int turns, ref TObserver observer)
        where TObserver : struct, IBargainingObserver
    {
        observer.Accepted(round, 1 - maker);
        return new(BargainingEnding.Agreement, maker, offers.Of(maker), 1 - maker, round, turns);
    }

    private static int Concede<TObserver>(int party, int offer, int next, int round, ref TObserver observer)
        where TObserver : struct, IBargainingObserver
    {
        if (next < 0 || next == offer)
        {
            return offer;
        }

        observer.Offered(round, party, next);
        return next;
    }
}
