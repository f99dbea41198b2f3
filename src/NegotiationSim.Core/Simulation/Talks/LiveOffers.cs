using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>Alternating offers on record: the moves of <see cref="AlternatingOffers"/>, each a command; a person may have a seat.</summary>
/// <param name="table">The record.</param>
/// <param name="person">The seat of a person; <see cref="Seat.NoOffer"/> if there is none.</param>
internal sealed class LiveOffers(LiveTable table, int person = Seat.NoOffer) : LiveProtocol(table)
{
    private readonly List<Asked> _asked = [];
    private Player[] _players = [];
    private ulong _seed;
    private uint _replication;
    private int _opener;
    private int _turns;

    /// <summary>What a machine saw when it had a turn: outcomes, whose places change as a person offers more.</summary>
    private sealed record Asked(int Party, int Round, int Maker, int[] Outcomes);

    /// <summary>What the person does in the turn it has been given; set before the turns go on.</summary>
    public PersonsMove? Pending { get; set; }

    /// <summary>Why the person's last move was refused; null if it was made.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>How the talks ended; null as long as they have not.</summary>
    public BargainingEnd? End { get; private set; }

    public override BargainingEnd Play(ulong seed, uint replication)
    {
        Begin(seed, replication);
        for (var round = 1; End is null; round++)
        {
            PlayRound(round);
        }

        return End.Value;
    }

    /// <summary>Plays on, and stops at each turn of the person with the number of the round, again after a refusal.</summary>
    public IEnumerable<int> Turns(ulong seed, uint replication)
    {
        Begin(seed, replication);
        for (var round = 1; End is null; round++)
        {
            foreach (var turn in TurnsOf(round))
            {
                yield return turn;
            }
        }
    }

    /// <summary>Seats the players for a replication.</summary>
    public void Begin(ulong seed, uint replication)
    {
        (_seed, _replication, _turns) = (seed, replication, 0);
        _players = Seated(seed, replication);
        _opener = Talks.Terms.Opener ?? Chance.Opener(seed, replication, _players.Length);
    }

    /// <summary>Plays a round in which no person has a seat.</summary>
    public void PlayRound(int round)
    {
        foreach (var turn in TurnsOf(round))
        {
            throw new InvalidOperationException($"nobody plays the seat whose turn it is in round {turn}");
        }
    }

    private IEnumerable<int> TurnsOf(int round)
    {
        Table.Open(_opener, round);
        foreach (var party in Enumerable.Range(0, _players.Length).Select(place => (_opener + place) % _players.Length).Where(party => Table.Absent < 0 || Table.Absent == party))
        {
            _turns++;
            if (party == person)
            {
                do
                {
                    yield return round;
                    Refused = Take(Pending!, round, _turns);
                }
                while (Refused is not null);
            }
            else
            {
                End = Turn(party, round, _turns);
            }

            if (End is not null)
            {
                yield break;
            }
        }

        End = EndOf(round, _turns, _opener, _seed, _replication);
    }

    private Refusal? Take(PersonsMove move, int round, int turn)
    {
        switch (move)
        {
            case PersonsMove.Offer { Package: var package } when package.All(option => option == 0):
                return new Refusal(RefusalCode.OutOfRange, "To agree on nothing is no agreement.", ["Offer at least one clause, or walk out."]);
            case PersonsMove.Offer { Package: var package } when Talks.CrossesRedLine(person, package):
                return new Refusal(RefusalCode.OutOfRange, "This crosses a red line of your side.", ["Offer less of what your side refuses, or change the scenario."]);
            case PersonsMove.Offer { Package: var package }:
                Admit(package);
                return Table.Try(person, round, stamp => new TableProposal(stamp, Talks.Agenda.TextOf(package, $"{Talks.Agenda.Text.Id}/offer-{turn}")));
            case PersonsMove.WalkOut:
                var stays = Table.Try(person, round, stamp => new WalkOut(stamp, "nothing on the table is better than none"));
                End = stays is null ? WalkedOut(person, round, turn) : null;
                return stays;
            default:
                var standing = Table.Standing;
                var refusal = Table.Try(person, round, stamp => new AcceptProposal(stamp, standing?.Id ?? "the other side's offer"));
                End = refusal is null ? Agreed(standing!, person, round, turn) : null;
                return refusal;
        }
    }

    // A person is bound to no ladder. Who sits opposite knows offers by their places: it is seated anew, and sees again what it has seen.
    private void Admit(EquatableList<int> package)
    {
        if (Talks.OutcomeOf(package) is >= 0 and var outcome && Talks.PlaceOf(outcome, person) >= 0)
        {
            return;
        }

        Table.Talks = Talks.With(person, package);
        _players = Seated(_seed, _replication);
        foreach (var (party, round, maker, outcomes) in _asked)
        {
            _players[party].Turn(round, maker, [.. outcomes.Select((seen, other) => seen < 0 ? Seat.NoOffer : Talks.PlaceOf(seen, other))]);
        }
    }

    private BargainingEnd? Turn(int party, int round, int turn)
    {
        var latest = Table.Latest;
        var standing = Table.Standing;
        var maker = Table.MakerOf(standing) is var one && one == party ? Seat.NoOffer : one;
        if (person >= 0)
        {
            _asked.Add(new Asked(party, round, maker, [.. latest.Select((place, other) => place < 0 ? Seat.NoOffer : Talks.Table.OutcomeOf(other, place))]));
        }

        var move = _players[party].Turn(round, maker, latest);
        if (Table.Absent == party && move != Player.Away)
        {
            Table.Return(party, round);
        }

        if (move != Player.Accept)
        {
            Put(party, round, turn, move, standing);
            return move == Player.WalkOut ? WalkedOut(party, round, turn) : null;
        }

        Table.Move(party, round, stamp => new AcceptProposal(stamp, standing!.Id));
        return Agreed(standing!, party, round, turn);
    }

    private BargainingEnd? Agreed(ProposalOnRecord text, int by, int round, int turn)
    {
        if (!Table.IsAcceptedByAll(text.Id))
        {
            return null;
        }

        var maker = Table.MakerOf(text);
        Table.Agree(by, round, text.Id);
        return new BargainingEnd(BargainingEnding.Agreement, maker, Table.Latest[maker], by, round, turn);
    }
}
