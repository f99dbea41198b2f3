using System.Globalization;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>Mediation over a single text on record: the moves of <see cref="SingleTextMediation"/>, each a command; a mediator sits at the table.</summary>
internal sealed class LiveMediation(LiveTable table) : LiveProtocol(table)
{
    private readonly Bridging _mediator = new(table.Talks.Table);

    public override BargainingEnd Play(ulong seed, uint replication)
    {
        var players = Seated(seed, replication);
        var turns = 0;
        for (var round = 1; ; round++)
        {
            Table.Open(0, round);
            var isWhole = true;
            for (var party = 0; party < players.Length; party++)
            {
                turns++;
                var move = players[party].Turn(round, Seat.NoOffer, Table.Latest);
                Put(party, round, turns, move, null);
                if (move == Player.WalkOut)
                {
                    return WalkedOut(party, round, turns);
                }

                isWhole &= move >= 0;
            }

            if (isWhole && _mediator.Between(Table.Latest) is { Maker: >= 0 } text && IsTaken(players, round, text))
            {
                return new(BargainingEnding.Agreement, text.Maker, text.Offer, players.Length - 1, round, turns);
            }

            if (EndOf(round, turns, 0, seed, replication) is { } over)
            {
                return over;
            }
        }
    }

    private bool IsTaken(Player[] players, int round, (int Maker, int Offer) text)
    {
        var id = Table.Propose(Table.Mediator, round, string.Create(CultureInfo.InvariantCulture, $"text-{round}"), Talks.Table.OutcomeOf(text.Maker, text.Offer));
        for (var party = 0; party < players.Length; party++)
        {
            if (players[party].Takes(round, text.Maker, text.Offer))
            {
                Table.Move(party, round, stamp => new AcceptProposal(stamp, id));
            }
        }

        if (!Table.IsAcceptedByAll(id))
        {
            return false;
        }

        Table.Move(players.Length - 1, round, stamp => new ReachAgreement(stamp, id, null));
        return true;
    }
}
