using System.Globalization;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>Mediation over a single text on record: the moves of <see cref="SingleTextMediation"/>, each a command; a mediator sits at the table.</summary>
internal sealed class LiveMediation(LiveTable table, int person) : LiveProtocol(table, person)
{
    private const PersonsMoves Says = PersonsMoves.Offer | PersonsMoves.WalkOut;
    private const PersonsMoves Answers = PersonsMoves.Accept | PersonsMoves.Decline;

    protected override IEnumerable<PersonsTurn> TurnsOf(int round)
    {
        Table.Open(0, round);
        var isWhole = true;
        for (var party = 0; party < Talks.Sides.Length; party++)
        {
            Taken++;
            if (party == Person)
            {
                foreach (var turn in Ask(new PersonsTurn(round, Says, LatestOfOther), move => Say(move, round)))
                {
                    yield return turn;
                }
            }
            else
            {
                isWhole &= HasSpoken(party, round);
            }

            if (End is not null)
            {
                yield break;
            }
        }

        if (isWhole && new Bridging(Talks.Table).Between(Table.Latest) is { Maker: >= 0 } bridge)
        {
            foreach (var turn in Mediate(round, bridge))
            {
                yield return turn;
            }
        }

        End ??= EndOf(round, 0);
    }

    private Refusal? Say(PersonsMove move, int round) => move is PersonsMove.Offer { Package: var package } ? Offer(package, round, Taken) : Leave(round);

    private bool HasSpoken(int party, int round)
    {
        var move = Players.Turn(party, round, Seat.NoOffer);
        Put(party, round, Taken, move, null);
        End = move == Player.WalkOut ? WalkedOut(party, round) : null;
        return move >= 0;
    }

    private IEnumerable<PersonsTurn> Mediate(int round, (int Maker, int Offer) bridge)
    {
        var outcome = Talks.Table.OutcomeOf(bridge.Maker, bridge.Offer);
        var text = Table.Propose(Table.Mediator, round, string.Create(CultureInfo.InvariantCulture, $"text-{round}"), outcome);
        for (var party = 0; party < Talks.Sides.Length; party++)
        {
            if (party == Person)
            {
                foreach (var turn in Ask(new PersonsTurn(round, Answers, outcome, IsBridged: true), move => move is PersonsMove.Decline ? null : Table.Try(Person, round, stamp => new AcceptProposal(stamp, text))))
                {
                    yield return turn;
                }
            }
            else if (Players.Takes(party, round, bridge.Maker, outcome))
            {
                Table.Move(party, round, stamp => new AcceptProposal(stamp, text));
            }
        }

        if (Table.IsAcceptedByAll(text))
        {
            var last = Talks.Sides.Length - 1;
            Table.Agree(last, round, text);
            End = new(BargainingEnding.Agreement, bridge.Maker, bridge.Offer, last, round, Taken);
        }
    }
}
