using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>A protocol carried out on record.</summary>
internal abstract class LiveProtocol(LiveTable table)
{
    protected SimulatedTalks Talks => table.Talks;

    protected LiveTable Table => table;

    public abstract BargainingEnd Play(ulong seed, uint replication);

    /// <summary>The protocol of these Talks.</summary>
    public static LiveProtocol Of(LiveTable table) => table.Talks.Terms.Protocol switch
    {
        Protocol.Alternating => new LiveOffers(table),
        Protocol.Monotonic => new LiveConcession(table),
        _ => new LiveMediation(table),
    };

    /// <summary>The players, ready for a replication.</summary>
    protected Player[] Seated(ulong seed, uint replication)
    {
        Player[] players = [.. Talks.Sides.Select((side, party) => side.Participant.Sit(Talks.Table, Talks.Terms, party))];
        Array.ForEach(players, player => player.Begin(seed, replication));
        return players;
    }

    /// <summary>Puts a move on record that is no acceptance; a first departure only, for who has left does not leave again.</summary>
    protected void Put(int party, int round, int turn, int move, ProposalOnRecord? standing)
    {
        switch (move)
        {
            case Player.WalkOut:
            case Player.Away when table.Absent != party:
                table.Leave(party, round, TopicOf(party, standing));
                break;
            case Player.Away:
                break;
            case Player.Challenge:
                table.Move(party, round, stamp => new ChallengeVenue(stamp, $"{(table.Topic is { } topic ? $"{topic}: " : "")}venue and format are contested", null));
                break;
            case Player.Pass:
                table.Move(party, round, stamp => new MakeStatement(stamp, StatementKind.Statement, $"Waits for {WaitedFor(party)}.", table.Topic));
                break;
            default:
                table.Propose(table[party], round, $"offer-{turn}", Talks.Table.OutcomeOf(party, move));
                break;
        }
    }

    /// <summary>The end of a round that brought none: the deadline or chance may end the Talks.</summary>
    /// <returns>The end; null if there is another round.</returns>
    protected BargainingEnd? EndOf(int round, int turns, int opener, ulong seed, uint replication)
    {
        table.Close(opener, round);
        return round == Talks.Terms.Rounds ? Over(BargainingEnding.Deadline, "the deadline has passed")
            : Talks.Terms.ChanceOfEnding > 0 && Chance.Ends(seed, replication, round, Talks.Terms.ChanceOfEnding) ? Over(BargainingEnding.BrokenOff, "the talks were broken off from outside")
            : null;

        BargainingEnd Over(BargainingEnding how, string reason)
        {
            table.End(opener, round, reason);
            return new(how, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, turns);
        }
    }

    protected static BargainingEnd WalkedOut(int party, int round, int turns) => new(BargainingEnding.WalkedOut, Seat.NoOffer, Seat.NoOffer, party, round, turns);

    private string TopicOf(int party, ProposalOnRecord? standing) =>
        Talks.Sides[party].Participant.Rules.OfType<PartyRule.WalkOut>().FirstOrDefault(rule => standing is not null && rule.Touches[table.OutcomeIn(standing)])?.Topic
        ?? "nothing on the table is better than none";

    private string WaitedFor(int party) => string.Join(", ", Talks.Sides[party].Participant.Rules.OfType<PartyRule.Condition>().Select(rule => rule.ThirdParty));
}
