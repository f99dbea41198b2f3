using System.Collections.Immutable;
using System.Globalization;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// The record of talks while they are played: every move is a command, decided by the decider, and what is on the table is
/// read back from the state and from nowhere else.
/// </summary>
internal class LiveTable
{
    private const int DaysARound = 7;
    private const double DaysAYear = 365.25;
    private const string Somewhere = "the usual place";

    private readonly DateOnly _first;
    private readonly int _before;
    private readonly Party[] _parties;

    public LiveTable(SimulatedTalks talks, LiveRecord record, DateOnly first)
    {
        (Talks, Record, _first, _before) = (talks, record, first, record.State.Version);
        _parties = [.. talks.Sides.Select((_, place) => Record.NegotiatorOf((Side)place))];
    }

    protected LiveRecord Record { get; }

    /// <summary>The talks; those of a person grow by what it offers beyond its ladder.</summary>
    public SimulatedTalks Talks { get; set; }

    public Negotiation State => Record.State;

    public ImmutableArray<NegotiationEvent> Events => Record.Events;

    /// <summary>The text tabled last in these talks; null before there is one.</summary>
    public ProposalOnRecord? Standing => State.Proposals.LastOrDefault(IsOfTheseTalks);

    /// <summary>Each party's latest offer, a place in its list.</summary>
    public int[] Latest => [.. _parties.Select((_, party) => LatestOf(party))];

    /// <summary>Who has left the table in these talks; <see cref="Seat.NoOffer"/> if all are at it.</summary>
    public virtual int Absent => Array.FindIndex(_parties, party => State.Room.AbsenceOf(party.Id) is { } absence && absence.Since > _before);

    /// <summary>The party that tabled a text; <see cref="Seat.NoOffer"/> if none of them did.</summary>
    public int MakerOf(ProposalOnRecord? text) => text is null ? Seat.NoOffer : Array.FindIndex(_parties, party => party.Id == text.By);

    public bool IsAcceptedByAll(string text) => _parties.All(party => State.Proposals.Find(text)!.IsAcceptedBy(party.Id));

    /// <summary>What an outcome reads like; −1 where the text is no package of these talks.</summary>
    public int OutcomeIn(ProposalOnRecord text) => Talks.OutcomeOf(PackageIn(text.Text.Proposal));

    /// <summary>Makes a party's move.</summary>
    public void Move(int party, int round, Func<Stamp, NegotiationCommand> command) => Move(_parties[party], DayOf(round), command);

    /// <summary>Makes the move of a party on a day.</summary>
    public void Move(Party party, DateOnly day, Func<Stamp, NegotiationCommand> command) => Record.Move(party, day, command);

    /// <summary>Makes a party's move, or says why the decider refuses it.</summary>
    public Refusal? Try(int party, int round, Func<Stamp, NegotiationCommand> command) => Record.Try(_parties[party], DayOf(round), command);

    /// <summary>Tables an outcome as a text of these talks, and says how it is called.</summary>
    public string Propose(Party party, int round, string name, int outcome)
    {
        var text = Talks.Agenda.TextOf(Talks.PackageOf(outcome), $"{Talks.Agenda.Text.Id}/{name}");
        Move(party, DayOf(round), stamp => new TableProposal(stamp, text));
        return text.Id;
    }

    /// <summary>Opens a round, unless somebody is away: then the talks rest. The first one says where, if nobody has.</summary>
    public void Open(int party, int round)
    {
        if (Absent < 0 && State.Room.OpenRound is null)
        {
            var venue = round == 1 && State.Room.Venue is null && Talks.Sides.Any(side => side.Participant.Rules.OfType<PartyRule.VenueChallenge>().Any()) ? Somewhere : null;
            if (venue is not null)
            {
                Move(party, round, stamp => new PlaceVenue(stamp, venue));
            }

            Move(party, round, stamp => new OpenRound(stamp, NameOf(round), null));
        }
    }

    /// <summary>Closes the round that is open; by the opener, or by who is left.</summary>
    public virtual void Close(int opener, int round, string outcome = "no agreement")
    {
        if (State.Room.OpenRound is { } open)
        {
            Move(Absent == opener ? (opener + 1) % _parties.Length : opener, round, stamp => new CloseRound(stamp, open.Name, outcome));
        }
    }

    /// <summary>What statements at this table are about; null where it is the only one.</summary>
    public virtual string? Topic => null;

    /// <summary>A party leaves.</summary>
    public virtual void Leave(int party, int round, string over) => Move(party, round, stamp => new WalkOut(stamp, over));

    /// <summary>All have accepted a text.</summary>
    public virtual void Agree(int by, int round, string text) => Move(by, round, stamp => new ReachAgreement(stamp, text, null));

    /// <summary>It is over without agreement.</summary>
    public virtual void End(int by, int round, string reason) => Move(by, round, stamp => new BreakOff(stamp, reason));

    /// <summary>A party comes back.</summary>
    public virtual void ComeBack(int party, int round) => Move(party, round, stamp => new ReturnToTable(stamp));

    /// <summary>A party that had left is back, in a round that is opened if none is.</summary>
    public void Return(int party, int round)
    {
        ComeBack(party, round);
        if (State.Room.OpenRound is null)
        {
            Move(party, round, stamp => new OpenRound(stamp, NameOf(round), null));
        }
    }

    public DateOnly DayOf(int round) => DayOf(_first, round);

    /// <summary>The day of a round; rounds are a week apart.</summary>
    public static DateOnly DayOf(DateOnly first, int round) => first.AddDays(DaysARound * (round - 1));

    /// <summary>Reports promises of the agreement as broken, each by the side to which it was made.</summary>
    public void Break(IEnumerable<Breach> breaches, int round)
    {
        var text = State.Agreement!.ProposalId;
        foreach (var breach in breaches)
        {
            var day = DayOf(round).AddDays((int)Math.Ceiling(breach.Time * DaysAYear));
            Move(_parties[1 - breach.Party], day, stamp => new BreachConcession(stamp, $"{text}/{breach.Item}", 0, null));
        }
    }

    public Party Mediator => State.Parties.First(party => party.Role == PartyRole.Mediator);

    public Party this[int party] => _parties[party];

    /// <summary>The text a party tabled last; null before there is one.</summary>
    public ProposalOnRecord? LatestTextOf(int party) => State.Proposals.LastOrDefault(text => IsOfTheseTalks(text) && text.By == _parties[party].Id);

    private int LatestOf(int party) => LatestTextOf(party) is { } text ? Talks.PlaceOf(OutcomeIn(text), party) : Seat.NoOffer;

    private bool IsOfTheseTalks(ProposalOnRecord text) => text.Id.StartsWith($"{Talks.Agenda.Text.Id}/offer-", StringComparison.Ordinal);

    private int[] PackageIn(Proposal text)
    {
        var package = new int[Talks.Agenda.Issues.Length];
        for (var issue = 0; issue < package.Length; issue++)
        {
            var id = Talks.Agenda.Issues[issue].Clause.Id;
            var written = text.Clauses.FirstOrDefault(clause => clause.Id == id);
            package[issue] = Enumerable.Range(0, Talks.Agenda.Issues[issue].Options.Length).First(option => Talks.Agenda.ClauseAt(issue, option) == written);
        }

        return package;
    }

    private static string NameOf(int round) => string.Create(CultureInfo.InvariantCulture, $"simulated-{round}");
}
