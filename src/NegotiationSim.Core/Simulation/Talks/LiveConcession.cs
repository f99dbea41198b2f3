using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>Monotonic concession on record: the moves of <see cref="MonotonicConcession"/>, each a command; the offers are read back from the texts tabled.</summary>
internal sealed class LiveConcession(LiveTable table) : LiveProtocol(table)
{
    private readonly ConcessionRule _rule = new(table.Talks.Table);

    public override BargainingEnd Play(ulong seed, uint replication)
    {
        Table.Open(0, 1);
        if (_rule.Empty is { } empty)
        {
            Put(empty, 1, 0, Behaviour.Bargaining.Player.WalkOut, null);
            return WalkedOut(empty, 1, 0);
        }

        var turns = 0;
        Put(0, 1, ++turns, ConcessionRule.Best.First, null);
        Put(1, 1, ++turns, ConcessionRule.Best.Second, null);
        for (var round = 1; ; round++)
        {
            var offers = new OfferPair(Table.Latest[0], Table.Latest[1]);
            var next = _rule.After(offers);
            if ((_rule.MakerTaken(offers) ?? _rule.MakerGivenInTo(offers, next)) is { } maker)
            {
                return Agree(maker, offers, round, turns);
            }

            if (EndOf(round, turns, 0, seed, replication) is { } over)
            {
                return over;
            }

            Table.Open(0, round + 1);
            for (var party = 0; party < 2; party++)
            {
                if (next.Of(party) >= 0 && next.Of(party) != offers.Of(party))
                {
                    Put(party, round + 1, ++turns, next.Of(party), null);
                }
            }
        }
    }

    private BargainingEnd Agree(int maker, OfferPair offers, int round, int turns)
    {
        var text = Table.LatestTextOf(maker)!.Id;
        Table.Move(1 - maker, round, stamp => new AcceptProposal(stamp, text));
        Table.Move(1 - maker, round, stamp => new ReachAgreement(stamp, text, null));
        return new(BargainingEnding.Agreement, maker, offers.Of(maker), 1 - maker, round, turns);
    }
}
