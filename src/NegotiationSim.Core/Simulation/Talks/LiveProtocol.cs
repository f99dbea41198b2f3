using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>A protocol carried out on record, round by round; a person may have a seat.</summary>
/// <param name="table">The record.</param>
/// <param name="person">The seat of a person; <see cref="Seat.NoOffer"/> if there is none.</param>
internal abstract class LiveProtocol(LiveTable table, int person)
{
    private const string NothingBetter = "nothing on the table is better than none";

    private ulong _seed;
    private uint _replication;

    /// <summary>What the person does in the turn it has been given; set before the turns go on.</summary>
    public PersonsMove? Pending { get; set; }

    /// <summary>Why the person's last move was refused; null if it was made.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>How the talks ended; null as long as they have not.</summary>
    public BargainingEnd? End { get; protected set; }

    protected SimulatedTalks Talks => table.Talks;

    protected LiveTable Table => table;

    protected int Person => person;

    /// <summary>The strategies, from the beginning of a replication.</summary>
    protected LivePlayers Players { get; private set; } = null!;

    /// <summary>Turns taken so far, as <see cref="BargainingEnd.Turns"/> counts them.</summary>
    protected int Taken { get; set; }

    /// <summary>What the other one of two offered last, as an outcome; null before it has offered anything.</summary>
    protected int? LatestOfOther => table.LatestTextOf(1 - person) is { } text ? table.OutcomeIn(text) : null;

    /// <summary>The protocol of these talks.</summary>
    public static LiveProtocol Of(LiveTable table, int person = Seat.NoOffer) => table.Talks.Terms.Protocol switch
    {
        Protocol.Alternating => new LiveOffers(table, person),
        Protocol.Monotonic => new LiveConcession(table, person),
        _ => new LiveMediation(table, person),
    };

    /// <summary>Plays a replication in which no person has a seat.</summary>
    public BargainingEnd Play(ulong seed, uint replication)
    {
        Begin(seed, replication);
        for (var round = 1; End is null; round++)
        {
            PlayRound(round);
        }

        return End.Value;
    }

    /// <summary>Plays on, and stops at each turn of the person, again after a refusal.</summary>
    public IEnumerable<PersonsTurn> Turns(ulong seed, uint replication)
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
    public virtual void Begin(ulong seed, uint replication)
    {
        (_seed, _replication) = (seed, replication);
        Players = new LivePlayers(table, seed, replication, person >= 0);
    }

    /// <summary>Plays a round in which no person has a seat.</summary>
    public void PlayRound(int round)
    {
        foreach (var turn in TurnsOf(round))
        {
            throw new InvalidOperationException($"nobody plays the seat whose turn it is in round {turn.Round}");
        }
    }

    /// <summary>Plays a round, and stops at each turn of the person. <see cref="End"/> is set if it was the last.</summary>
    protected abstract IEnumerable<PersonsTurn> TurnsOf(int round);

    /// <summary>Gives the person a turn until a move of its own is made.</summary>
    protected IEnumerable<PersonsTurn> Ask(PersonsTurn turn, Func<PersonsMove, Refusal?> make)
    {
        do
        {
            yield return turn;
            Refused = turn.WhyNot(Pending!) ?? make(Pending!);
        }
        while (Refused is not null);
    }

    /// <summary>Why the person cannot offer a package; null if it can, and then the package is on its list.</summary>
    protected Refusal? WhyNotOffered(EquatableList<int> package)
    {
        if (package.All(option => option == 0))
        {
            return new Refusal(RefusalCode.OutOfRange, "To agree on nothing is no agreement.", ["Offer at least one clause, or walk out."]);
        }

        if (Talks.CrossesRedLine(person, package))
        {
            return new Refusal(RefusalCode.OutOfRange, "This crosses a red line of your side.", ["Offer less of what your side refuses, or change the scenario."]);
        }

        if (Talks.OutcomeOf(package) is var outcome && (outcome < 0 || Talks.PlaceOf(outcome, person) < 0))
        {
            table.Talks = Talks.With(person, package);
        }

        return null;
    }

    /// <summary>The person tables a package, or is told why it cannot.</summary>
    protected Refusal? Offer(EquatableList<int> package, int round, int turn) =>
        WhyNotOffered(package) ?? table.Try(person, round, stamp => new TableProposal(stamp, Talks.Agenda.TextOf(package, $"{Talks.Agenda.Text.Id}/offer-{turn}")));

    /// <summary>The person leaves the table, or is told why it cannot.</summary>
    protected Refusal? Leave(int round)
    {
        var stays = table.Try(person, round, stamp => new WalkOut(stamp, NothingBetter));
        End = stays is null ? WalkedOut(person, round) : null;
        return stays;
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

    /// <summary>The end of a round that brought none: the deadline or chance may end the talks.</summary>
    /// <returns>The end; null if there is another round.</returns>
    protected BargainingEnd? EndOf(int round, int opener)
    {
        table.Close(opener, round);
        return round == Talks.Terms.Rounds ? Over(BargainingEnding.Deadline, "the deadline has passed")
            : Talks.Terms.ChanceOfEnding > 0 && Chance.Ends(_seed, _replication, round, Talks.Terms.ChanceOfEnding) ? Over(BargainingEnding.BrokenOff, "the talks were broken off from outside")
            : null;

        BargainingEnd Over(BargainingEnding how, string reason)
        {
            table.End(opener, round, reason);
            return new(how, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, Taken);
        }
    }

    protected BargainingEnd WalkedOut(int party, int round) => new(BargainingEnding.WalkedOut, Seat.NoOffer, Seat.NoOffer, party, round, Taken);

    private string TopicOf(int party, ProposalOnRecord? standing) =>
        Talks.Sides[party].Participant.Rules.OfType<PartyRule.WalkOut>().FirstOrDefault(rule => standing is not null && rule.Touches[table.OutcomeIn(standing)])?.Topic
        ?? NothingBetter;

    private string WaitedFor(int party) => string.Join(", ", Talks.Sides[party].Participant.Rules.OfType<PartyRule.Condition>().Select(rule => rule.ThirdParty));
}
