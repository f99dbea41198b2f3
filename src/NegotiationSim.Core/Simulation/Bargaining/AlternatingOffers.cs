using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// Stacked alternating offers (Rubinstein 1982 for two; Aydoğan, Festen, Hindriks and Jonker 2017 for more). The parties take
/// turns; each makes an offer, accepts the standing one, or walks out. An offer that all others have accepted, one after the
/// other, is the agreement. A round is over when every party has had one turn.
/// <para>One table with its players, for one thread: it plays as many replications as one likes, one after the other, and
/// allocates nothing for them.</para>
/// </summary>
public sealed class AlternatingOffers
{
    private readonly Player?[] _players;
    private readonly BargainingTerms _terms;
    private readonly int[] _latest;
    private readonly int _acting;

    /// <summary>Seats the parties.</summary>
    /// <param name="table">What they may offer, and what it is worth to them.</param>
    /// <param name="terms">What they know beforehand.</param>
    /// <param name="parties">How each party plays, in the table's order; null for one that only looks on: it has no turns and nobody waits for its consent.</param>
    public AlternatingOffers(OfferTable table, BargainingTerms terms, IReadOnlyList<BargainingParticipant?> parties)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(parties);
        (Table, _terms) = (table, terms);
        bool[] acting = [.. parties.Select(party => party is not null)];
        _players = [.. parties.Select((party, p) => party?.Offering.Sit(new Seat(table, terms, p, acting), party.Acceptance))];
        _latest = new int[_players.Length];
        _acting = acting.Count(acts => acts);
    }

    /// <summary>What the parties may offer.</summary>
    public OfferTable Table { get; }

    /// <summary>Plays one replication.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="replication">Which replication, from 0.</param>
    public BargainingEnd Play(ulong seed, uint replication)
    {
        var nobody = default(NoObserver);
        return Play(seed, replication, ref nobody);
    }

    /// <summary>Plays one replication before an observer.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="observer">Is told every move.</param>
    public BargainingEnd Play<TObserver>(ulong seed, uint replication, ref TObserver observer)
        where TObserver : struct, IBargainingObserver
    {
        var players = _players;
        var latest = _latest;
        Array.Fill(latest, Seat.NoOffer);
        foreach (var player in players)
        {
            player?.Begin(seed, replication);
        }

        var opener = _terms.Opener ?? Chance.Opener(seed, replication, players);
        var (maker, accepted, turns) = (Seat.NoOffer, 0, 0);
        for (var round = 1; ; round++)
        {
            var party = opener;
            do
            {
                if (players[party] is { } player)
                {
                    turns++;
                    var move = player.Turn(round, maker, latest);
                    if (move >= 0)
                    {
                        latest[party] = move;
                        (maker, accepted) = (party, 1);
                        observer.Offered(round, party, move);
                    }
                    else if (move == Player.Accept)
                    {
                        observer.Accepted(round, party);
                        if (++accepted == _acting)
                        {
                            return new(BargainingEnding.Agreement, maker, latest[maker], party, round, turns);
                        }
                    }
                    else
                    {
                        observer.WalkedOut(round, party);
                        return new(BargainingEnding.WalkedOut, Seat.NoOffer, Seat.NoOffer, party, round, turns);
                    }
                }

                party = party + 1 == players.Length ? 0 : party + 1;
            }
            while (party != opener);

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
}
