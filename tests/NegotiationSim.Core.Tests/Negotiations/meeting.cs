using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using static NegotiationSim.Core.Tests.Negotiations.Bargaining;
using static NegotiationSim.Core.Tests.Negotiations.Table;

namespace NegotiationSim.Core.Tests.Negotiations;

public class when_rounds_are_held
{
    private static readonly RoundOpened Round64 = new(By(CoChairs), "round 64", null);

    [Fact]
    public void a_round_opens_and_takes_itself_off_the_calendar()
    {
        var command = new OpenRound(By(CoChairs), "round 65", "Geneva");
        var now = Given(Opened, new RoundScheduled(By(CoChairs), "round 65", new DateOnly(2025, 11, 11), null))
            .When(command).ThenAfter(new RoundOpened(command.Stamp, "round 65", "Geneva")).Now;

        now.Room.OpenRound.ShouldBe(new Round("round 65", "Geneva", 3));
        now.Room.Scheduled.ShouldBeNull();
    }

    [Fact]
    public void only_one_is_open_at_a_time() =>
        Given(Opened, Round64).When(new OpenRound(By(CoChairs), "round 65", null)).ThenRefused(RefusalCode.WrongRound)
            .LegalNow.ShouldBe(["Close round 64 first."]);

    [Fact]
    public void the_open_one_is_closed_by_name()
    {
        var command = new CloseRound(By(CoChairs), "round 64", "next in November");
        Given(Opened, Round64).When(command).ThenAfter(new RoundClosed(command.Stamp, "round 64", "next in November")).Now.Room.OpenRound.ShouldBeNull();
        Given(Opened, Round64).When(new CloseRound(By(CoChairs), "round 63", null)).ThenRefused(RefusalCode.WrongRound);
        Given(Opened).When(new CloseRound(By(CoChairs), "round 64", null)).ThenRefused(RefusalCode.WrongRound);
    }

    [Fact]
    public void the_next_one_is_announced()
    {
        var command = new ScheduleRound(By(CoChairs), "round 66", WorldDate.TryParse("2026-03-18/2026-03-19")!.Value, "Geneva");
        var scheduled = new RoundScheduled(command.Stamp, "round 66", command.Planned, "Geneva");
        var state = Given(Opened).When(command).ThenAfter(scheduled);

        state.When(command with { Stamp = By(CoChairs) }).ThenRefused(RefusalCode.NoChange);
        Given(Opened, Round64).When(command with { Stamp = By(CoChairs), Round = "round 64" }).ThenRefused(RefusalCode.WrongRound);
        Given(Opened).When(command with { Stamp = By(CoChairs), Planned = new(new(2026, 3, 19), new(2026, 3, 18)) }).ThenRefused(RefusalCode.OutOfRange);
    }

    [Fact]
    public void a_round_opens_only_once_the_talks_are_resumed()
    {
        var suspended = Given(Opened, new TalksSuspended(By(CoChairs, "2022-03-01"), "the war"));
        suspended.When(new OpenRound(By(CoChairs), "round 56", null)).ThenRefused(RefusalCode.Suspended).Why
            .ShouldBe("The talks are suspended since v2, by Co-chairs: the war.");
        var open = new OpenRound(By(CoChairs), "round 56", null);
        suspended.And(new TalksResumed(By(CoChairs))).When(open).Then(new RoundOpened(open.Stamp, "round 56", null));
    }
}

/// <summary>The Geneva talks and where they are held: asked away since December 2024, kept by the co-chairs.</summary>
public class when_the_venue_is_disputed
{
    private static readonly VenueChallenged Challenge = new(By(Russia, "2024-12-27"), "Switzerland is no neutral place", null);

    [Fact]
    public void the_dispute_is_on_record_and_the_venue_stays()
    {
        var command = new ChallengeVenue(By(Russia, "2024-12-27"), "Switzerland is no neutral place", "Istanbul");
        var room = Given(Opened).When(command).ThenAfter(new VenueChallenged(command.Stamp, command.Reason, "Istanbul")).Now.Room;

        room.Venue.ShouldBe("Geneva");
        room.Dispute.ShouldBe(new VenueDispute(Russia.Id, "Switzerland is no neutral place", "Istanbul", 2));
    }

    [Fact]
    public void placing_it_once_more_settles_the_dispute()
    {
        var command = new PlaceVenue(By(CoChairs), "Geneva");
        var state = Given(Opened, Challenge).When(command).ThenAfter(new VenuePlaced(command.Stamp, "Geneva"));

        state.Now.Room.Dispute.ShouldBeNull();
        state.When(new PlaceVenue(By(CoChairs), "Geneva")).ThenRefused(RefusalCode.NoChange);
    }

    [Fact]
    public void moving_settles_it_too()
    {
        var command = new ChangeVenue(By(CoChairs), "Istanbul");
        var room = Given(Opened, Challenge).When(command).ThenAfter(new VenueChanged(command.Stamp, "Istanbul")).Now.Room;

        room.Venue.ShouldBe("Istanbul");
        room.Dispute.ShouldBeNull();
    }

    [Fact]
    public void another_place_is_a_change_and_the_same_place_is_none()
    {
        Given(Opened).When(new PlaceVenue(By(CoChairs), "Vienna")).ThenRefused(RefusalCode.AlreadyOnRecord).LegalNow.ShouldBe(["Change the venue to Vienna."]);
        Given(Opened).When(new ChangeVenue(By(CoChairs), "Geneva")).ThenRefused(RefusalCode.NoChange);
        Given(Opened).When(new ChallengeVenue(By(Russia), "asked again", "Geneva")).ThenRefused(RefusalCode.NoChange);
    }

    [Fact]
    public void without_a_venue_there_is_nothing_to_dispute_or_to_move()
    {
        var nowhere = Given(Opened with { Venue = null });
        nowhere.When(new ChallengeVenue(By(Russia), "too far", null)).ThenRefused(RefusalCode.NotOnRecord);
        nowhere.When(new ChangeVenue(By(CoChairs), "Vienna")).ThenRefused(RefusalCode.NotOnRecord);
        var place = new PlaceVenue(By(CoChairs), "Vienna");
        nowhere.When(place).Then(new VenuePlaced(place.Stamp, "Vienna"));
    }

    [Fact]
    public void who_has_walked_out_may_still_dispute_it()
    {
        var command = new ChallengeVenue(By(Russia), "leave Switzerland", null);
        Given(Opened, new WalkedOut(By(Russia), "return of displaced persons")).When(command).Then(new VenueChallenged(command.Stamp, command.Reason, null));
    }
}

/// <summary>Walk-outs over the return of displaced persons, in nearly every Geneva round since 2017.</summary>
public class when_a_party_walks_out
{
    private static readonly NegotiationEvent[] OutOverReturn =
    [
        Opened,
        new RoundOpened(By(CoChairs), "round 65", null),
        new WalkedOut(By(Russia), "return of displaced persons"),
    ];

    [Fact]
    public void it_is_absent_with_its_topic()
    {
        var command = new WalkOut(By(Abkhazia), "return of displaced persons");
        Given(OutOverReturn).When(command).ThenAfter(new WalkedOut(command.Stamp, command.Topic)).Now.Room.Absent.ShouldBe([
            new Absence(Russia.Id, "return of displaced persons", 3), new Absence(Abkhazia.Id, "return of displaced persons", 4)]);
    }

    [Fact]
    public void it_cannot_bargain_from_outside()
    {
        var state = Given(OutOverReturn).And(new ProposalTabled(By(CoChairs), Text("draft")));
        state.When(new AcceptProposal(By(Russia), "draft")).ThenRefused(RefusalCode.AbsentParty).LegalNow[0].ShouldBe("Russia returns to the table first.");
        state.When(new OfferConcession(By(Russia), "pledge", Terms("LEG/force"))).ThenRefused(RefusalCode.AbsentParty);
        state.When(new TableProposal(By(Russia), Text("own"))).ThenRefused(RefusalCode.AbsentParty);
        state.When(new WalkOut(By(Russia), "again")).ThenRefused(RefusalCode.AbsentParty);
    }

    [Fact]
    public void it_can_still_speak_demand_and_say_no()
    {
        var state = Given(OutOverReturn).And(new ProposalTabled(By(CoChairs), Text("draft")));
        var statement = new MakeStatement(By(Russia), StatementKind.Statement, "We asked for a binding act.", null);
        state.When(statement).Then(new StatementMade(statement.Stamp, statement.Kind, statement.Text, null));
        var demand = Asked(Russia, "binding-act", Georgia);
        state.When(new TableDemand(demand.Stamp, demand.DemandId, demand.Askee, demand.Text, demand.Terms, null, null)).Then(demand);
        var no = new RejectProposal(By(Russia), "draft", null, []);
        state.When(no).Then(new ProposalRejected(no.Stamp, "draft", null, []));
    }

    [Fact]
    public void it_returns()
    {
        var command = new ReturnToTable(By(Russia));
        var state = Given(OutOverReturn).When(command).ThenAfter(new ReturnedToTable(command.Stamp));

        state.Now.Room.Absent.ShouldBeEmpty();
        state.When(new ReturnToTable(By(Russia))).ThenRefused(RefusalCode.NoChange);
        var offer = new OfferConcession(By(Russia), "pledge", Terms("LEG/force"));
        state.When(offer).Then(new ConcessionOffered(offer.Stamp, "pledge", offer.Terms));
    }

    [Fact]
    public void the_next_round_brings_it_back() =>
        Given(OutOverReturn).And(new RoundClosed(By(CoChairs), "round 65", null), new RoundOpened(By(CoChairs), "round 66", null))
            .Now.Room.Absent.ShouldBeEmpty();
}

public class when_talks_are_suspended
{
    private static readonly NegotiationEvent[] Suspended =
    [
        Opened,
        new RoundOpened(By(CoChairs), "round 1", null),
        Committed(Russia, "withdrawal"),
        new TalksSuspended(By(CoChairs, "2008-10-15"), "status of delegations"),
    ];

    [Fact]
    public void that_is_on_record()
    {
        var command = new SuspendTalks(By(Abkhazia), "status of delegations");
        var now = Given(Opened).When(command).ThenAfter(new TalksSuspended(command.Stamp, command.Reason)).Now;

        (now.Phase, now.Suspension).ShouldBe((Phase.Suspended, new Suspension(Abkhazia.Id, "status of delegations", 2)));
    }

    [Fact]
    public void nobody_bargains_or_walks_out()
    {
        Given(Suspended).When(new OfferConcession(By(Georgia), "pledge", Terms("LEG/force"))).ThenRefused(RefusalCode.Suspended);
        Given(Suspended).When(new WalkOut(By(Georgia), "status")).ThenRefused(RefusalCode.Suspended);
        Given(Suspended).When(new SuspendTalks(By(Georgia), "once more")).ThenRefused(RefusalCode.Suspended);
    }

    [Fact]
    public void the_round_can_be_closed_and_promises_reported()
    {
        var close = new CloseRound(By(CoChairs), "round 1", null);
        Given(Suspended).When(close).Then(new RoundClosed(close.Stamp, "round 1", null));
        var report = new FulfilConcession(By(Russia), "withdrawal", null);
        Given(Suspended).When(report).Then(new ConcessionFulfilled(report.Stamp, "withdrawal", null));
    }

    [Fact]
    public void they_are_resumed_once()
    {
        var command = new ResumeTalks(By(CoChairs, "2008-11-19"));
        var state = Given(Suspended).When(command).ThenAfter(new TalksResumed(command.Stamp));

        (state.Now.Phase, state.Now.Suspension).ShouldBe((Phase.Open, null));
        state.When(new ResumeTalks(By(CoChairs))).ThenRefused(RefusalCode.NoChange);
    }
}
