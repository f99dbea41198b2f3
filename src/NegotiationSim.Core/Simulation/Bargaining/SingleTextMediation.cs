using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// Mediation over a single text (Fisher and Ury 1981; Raiffa 1982) with a mediator that bridges and that the parties have told
/// their utilities. In each round every party has a turn, in which it says what it would offer; then the mediator puts one text
/// to all: the outcome with the best product of surpluses in the neighbourhood of the parties' latest offers. That is every outcome
/// worth to no party less than the worst of these offers or more than the best. If all take it, each by its own acceptance
/// condition, it is the agreement.
/// <para>One table with its players, for one thread, as <see cref="AlternatingOffers"/>.</para>
/// </summary>
public sealed class SingleTextMediation : BargainingKernel
{
    private readonly Bridging _mediator;
    private readonly BargainingTerms _terms;
    private readonly Player[] _players;
    private readonly int[] _latest;

    /// <summary>Seats the parties.</summary>
    /// <param name="table">What they may offer, and what it is worth to them.</param>
    /// <param name="terms">What they know beforehand; who opens makes no difference but to the order of the moves, and is the first party.</param>
    /// <param name="parties">How each party plays, in the table's order. Ask <see cref="AlternatingOffers.WhyNot"/> first.</param>
    public SingleTextMediation(OfferTable table, BargainingTerms terms, IReadOnlyList<BargainingParticipant> parties)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(parties);
        (_mediator, _terms) = (new Bridging(table), terms);
        var acting = Numbered.By(parties.Count, _ => true);
        _players = [.. parties.Select((party, p) => party.Sit(new Seat(table, terms, p, acting)))];
        _latest = new int[acting.Length];
    }

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
        Array.Fill(_latest, Seat.NoOffer);
        foreach (var player in _players)
        {
            player.Begin(seed, replication);
        }

        var turns = 0;
        for (var round = 1; ; round++)
        {
            var (isWhole, leaver) = Hear(round, ref turns, ref observer);
            if (leaver >= 0)
            {
                return new(BargainingEnding.WalkedOut, Seat.NoOffer, Seat.NoOffer, leaver, round, turns);
            }

            if (isWhole && _mediator.Between(_latest) is { Maker: >= 0 } text && IsTaken(round, text, ref observer))
            {
                return new(BargainingEnding.Agreement, text.Maker, text.Offer, _players.Length - 1, round, turns);
            }

            if (round == _terms.Rounds)
            {
                return new(BargainingEnding.Deadline, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, turns);
            }

            if (_terms.ChanceOfEnding > 0 && Chance.Ends(seed, replication, round, _terms.ChanceOfEnding))
            {
                return new(BargainingEnding.BrokenOff, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, turns);
            }
        }
    }

    // Everybody's turn. The table is whole when all are at it and have said something.
    private (bool IsWhole, int Leaver) Hear<TObserver>(int round, ref int turns, ref TObserver observer)
        where TObserver : struct, IBargainingObserver
    {
        var isWhole = true;
        for (var party = 0; party < _players.Length; party++)
        {
            turns++;
            var move = _players[party].Turn(round, Seat.NoOffer, _latest);
            if (move >= 0)
            {
                _latest[party] = move;
                observer.Offered(round, party, move);
            }
            else if (move == Player.WalkOut)
            {
                observer.WalkedOut(round, party);
                return (false, party);
            }
            else if (move is Player.Pass or Player.Away or Player.Challenge)
            {
                observer.Passed(round, party, move == Player.Away);
                isWhole = false;
            }

            isWhole &= _latest[party] >= 0;
        }

        return (isWhole, Seat.NoOffer);
    }

    private bool IsTaken<TObserver>(int round, (int Maker, int Offer) text, ref TObserver observer)
        where TObserver : struct, IBargainingObserver
    {
        observer.Bridged(round, text.Maker, text.Offer);
        var takers = 0;
        for (var party = 0; party < _players.Length; party++)
        {
            if (_players[party].Takes(round, text.Maker, text.Offer))
            {
                takers++;
                observer.Accepted(round, party);
            }
        }

        return takers == _players.Length;
    }
}
