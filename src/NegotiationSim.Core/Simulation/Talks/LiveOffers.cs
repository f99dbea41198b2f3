using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>Alternating offers on record: the moves of <see cref="AlternatingOffers"/>, each a command.</summary>
internal sealed class LiveOffers(LiveTable table, int person) : LiveProtocol(table, person)
{
    private const PersonsMoves Moves = PersonsMoves.Accept | PersonsMoves.Offer | PersonsMoves.WalkOut;

    private int _opener;

    public override void Begin(ulong seed, uint replication)
    {
        base.Begin(seed, replication);
        _opener = Talks.Terms.Opener ?? Chance.Opener(seed, replication, Talks.Sides.Length);
    }

    protected override IEnumerable<PersonsTurn> TurnsOf(int round)
    {
        Table.Open(_opener, round);
        var parties = Talks.Sides.Length;
        foreach (var party in Enumerable.Range(0, parties).Select(place => (_opener + place) % parties).Where(party => Table.Absent < 0 || Table.Absent == party))
        {
            Taken++;
            if (party == Person)
            {
                int? theirs = Table.Standing is { } text && Table.MakerOf(text) != Person ? Table.OutcomeIn(text) : null;
                foreach (var turn in Ask(new PersonsTurn(round, Moves, theirs), move => Make(move, round)))
                {
                    yield return turn;
                }
            }
            else
            {
                End = Turn(party, round);
            }

            if (End is not null)
            {
                yield break;
            }
        }

        End = EndOf(round, _opener);
    }

    private Refusal? Make(PersonsMove move, int round)
    {
        switch (move)
        {
            case PersonsMove.Offer { Package: var package }:
                return Offer(package, round, Taken);
            case PersonsMove.WalkOut:
                return Leave(round);
            default:
                var standing = Table.Standing;
                var refusal = Table.Try(Person, round, stamp => new AcceptProposal(stamp, standing?.Id ?? "the other side's offer"));
                End = refusal is null ? Agreed(standing!, Person, round) : null;
                return refusal;
        }
    }

    private BargainingEnd? Turn(int party, int round)
    {
        var standing = Table.Standing;
        var maker = Table.MakerOf(standing) is var one && one == party ? Seat.NoOffer : one;
        var move = Players.Turn(party, round, maker);
        if (Table.Absent == party && move != Player.Away)
        {
            Table.Return(party, round);
        }

        if (move != Player.Accept)
        {
            Put(party, round, Taken, move, standing);
            return move == Player.WalkOut ? WalkedOut(party, round) : null;
        }

        Table.Move(party, round, stamp => new AcceptProposal(stamp, standing!.Id));
        return Agreed(standing!, party, round);
    }

    private BargainingEnd? Agreed(ProposalOnRecord text, int by, int round)
    {
        if (!Table.IsAcceptedByAll(text.Id))
        {
            return null;
        }

        var maker = Table.MakerOf(text);
        Table.Agree(by, round, text.Id);
        return new BargainingEnd(BargainingEnding.Agreement, maker, Table.Latest[maker], by, round, Taken);
    }
}
