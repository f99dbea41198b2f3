using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>Alternating offers on record: the moves of <see cref="AlternatingOffers"/>, each a command.</summary>
internal sealed class LiveOffers(SimulatedTalks talks, LiveTable table) : LiveProtocol(talks, table)
{
    public override BargainingEnd Play(ulong seed, uint replication)
    {
        var players = Seated(seed, replication);
        var opener = Talks.Terms.Opener ?? Chance.Opener(seed, replication, players.Length);
        var turns = 0;
        for (var round = 1; ; round++)
        {
            Table.Open(opener, round);
            foreach (var party in Enumerable.Range(0, players.Length).Select(place => (opener + place) % players.Length))
            {
                if ((Table.Absent < 0 || Table.Absent == party) && Turn(players[party], party, round, ++turns) is { } end)
                {
                    return end;
                }
            }

            if (EndOf(round, turns, opener, seed, replication) is { } over)
            {
                return over;
            }
        }
    }

    private BargainingEnd? Turn(Player player, int party, int round, int turn)
    {
        var latest = Table.Latest;
        var standing = Table.Standing;
        var maker = Table.MakerOf(standing);
        var move = player.Turn(round, maker == party ? Seat.NoOffer : maker, latest);
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
        if (!Table.IsAcceptedByAll(standing!.Id))
        {
            return null;
        }

        Table.Move(party, round, stamp => new ReachAgreement(stamp, standing.Id, null));
        return new BargainingEnd(BargainingEnding.Agreement, maker, latest[maker], party, round, turn);
    }
}
