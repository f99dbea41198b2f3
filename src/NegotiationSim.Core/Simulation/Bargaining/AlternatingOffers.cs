using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// Stacked alternating offers (Rubinstein 1982 for two; Aydoğan, Festen, Hindriks and Jonker 2017 for more). The parties take
/// turns; each makes an offer, accepts the standing one, or walks out. An offer that all others have accepted, one after the
/// other, is the agreement. A round is over when every party has had one turn; while a party is away from the table the others
/// wait, and the rounds go by.
/// </summary>
public sealed class AlternatingOffers : BargainingKernel
{
    private readonly Player[] _players;
    private readonly int[] _parties;
    private readonly BargainingTerms _terms;
    private readonly int[] _latest;

    /// <summary>Seats the parties.</summary>
    /// <param name="table">What they may offer, and what it is worth to them.</param>
    /// <param name="terms">What they know beforehand.</param>
    /// <param name="parties">
    /// How each party plays, in the table's order, at least two of them and the opener; null for one that only looks on: it has
    /// no turns and nobody waits for its consent. Ask <see cref="WhyNot"/> first.
    /// </param>
    public AlternatingOffers(OfferTable table, BargainingTerms terms, IReadOnlyList<BargainingParticipant?> parties)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(parties);
        if (WhyNot(table, parties) is { Count: > 0 } reasons)
        {
            throw new ArgumentException(string.Join(' ', reasons), nameof(parties));
        }

        (Table, _terms) = (table, terms);
        var acting = Numbered.By(parties.Count, party => parties[party] is not null);
        _parties = [.. Enumerable.Range(0, acting.Length).Where(party => acting[party])];
        _players = Array.ConvertAll(_parties, party => parties[party]!.Sit(new Seat(table, terms, party, acting)));
        _latest = new int[acting.Length];
    }

    /// <summary>What the parties may offer.</summary>
    public OfferTable Table { get; }

    /// <summary>Every reason why these parties cannot play on this table, in words; none if they can.</summary>
    /// <param name="table">What they may offer.</param>
    /// <param name="parties">How each party plays; null for one that only looks on.</param>
    public static EquatableList<string> WhyNot(OfferTable table, IReadOnlyList<BargainingParticipant?> parties) =>
    [
        .. parties.Select((seat, party) => seat?.Offering.WhyNotAt(table, party)).OfType<string>(),
        .. parties.Count(party => party is not null) < 2 ? ["It takes two to negotiate."] : Array.Empty<string>(),
    ];

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
        var (players, latest) = (_players, _latest);
        var opener = Begin(seed, replication);
        var talks = new Talks();
        for (var round = 1; ; round++)
        {
            for (var (taken, place) = (0, opener); taken < players.Length; taken++)
            {
                var party = _parties[place];
                if (talks.Absent < 0 || talks.Absent == party)
                {
                    talks.Turns++;
                    var move = players[place].Turn(round, talks.Maker == party ? Seat.NoOffer : talks.Maker, latest);
                    if (move >= 0)
                    {
                        latest[party] = move;
                        (talks.Maker, talks.InFavour, talks.Absent) = (party, 1, Seat.NoOffer);
                        observer.Offered(round, party, move);
                    }
                    else if (IsEndedBy(move, round, party, ref talks, ref observer))
                    {
                        return move == Player.Accept
                            ? new(BargainingEnding.Agreement, talks.Maker, latest[talks.Maker], party, round, talks.Turns)
                            : new(BargainingEnding.WalkedOut, Seat.NoOffer, Seat.NoOffer, party, round, talks.Turns);
                    }
                }

                place = place + 1 == players.Length ? 0 : place + 1;
            }

            if (round == _terms.Rounds)
            {
                return new(BargainingEnding.Deadline, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, talks.Turns);
            }

            if (_terms.ChanceOfEnding > 0 && Chance.Ends(seed, replication, round, _terms.ChanceOfEnding))
            {
                return new(BargainingEnding.BrokenOff, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, talks.Turns);
            }
        }
    }

    // Who begins, as a place among those who act.
    private int Begin(ulong seed, uint replication)
    {
        Array.Fill(_latest, Seat.NoOffer);
        foreach (var player in _players)
        {
            player.Begin(seed, replication);
        }

        return _terms.Opener is { } opener ? Array.IndexOf(_parties, opener) : Chance.Opener(seed, replication, _players.Length);
    }

    private bool IsEndedBy<TObserver>(int move, int round, int party, ref Talks talks, ref TObserver observer)
        where TObserver : struct, IBargainingObserver
    {
        talks.Absent = move == Player.Away ? party : Seat.NoOffer;
        switch (move)
        {
            case Player.Accept:
                observer.Accepted(round, party);
                return ++talks.InFavour == _players.Length;
            case Player.WalkOut:
                observer.WalkedOut(round, party);
                return true;
            default:
                observer.Passed(round, party, move == Player.Away);
                return false;
        }
    }

    /// <summary>How the talks of one replication stand.</summary>
    private struct Talks
    {
        public int Maker = Seat.NoOffer;
        public int Absent = Seat.NoOffer;
        public int InFavour;
        public int Turns;

        public Talks()
        {
        }
    }
}
