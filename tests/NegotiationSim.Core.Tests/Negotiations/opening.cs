using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using static NegotiationSim.Core.Tests.Negotiations.Bargaining;
using static NegotiationSim.Core.Tests.Negotiations.Table;

namespace NegotiationSim.Core.Tests.Negotiations;

public class when_a_negotiation_is_opened
{
    private static OpenNegotiation Open(params Party[] parties) => new(By(CoChairs), new("geneva"), "Geneva talks", [.. parties], "Geneva");

    [Fact]
    public void it_is_open_with_its_parties_and_venue()
    {
        var command = Open([.. Everybody]);
        var now = Given().When(command).ThenAfter(new NegotiationOpened(command.Stamp, command.Id, command.Title, command.Parties, "Geneva")).Now;

        now.Phase.ShouldBe(Phase.Open);
        now.Version.ShouldBe(1);
        now.Room.Venue.ShouldBe("Geneva");
        now.PartyOf(Russia.Id).ShouldBe(Russia);
    }

    [Fact]
    public void nothing_else_comes_first() =>
        Given().When(new OpenRound(By(CoChairs), "round 1", null)).ThenRefused(RefusalCode.NotOpened);

    [Fact]
    public void it_is_not_opened_twice() => Given(Opened).When(Open([.. Everybody])).ThenRefused(RefusalCode.AlreadyOpened);

    [Fact]
    public void two_parties_of_one_id_are_refused() =>
        Given().When(Open(Georgia, Russia, CoChairs, CoChairs)).ThenRefused(RefusalCode.AlreadyOnRecord);

    [Fact]
    public void a_side_without_a_negotiator_is_refused()
    {
        Given().When(Open(Georgia, CoChairs)).ThenRefused(RefusalCode.OutOfRange).Why.ShouldBe("Nobody negotiates for side B.");
        Given().When(Open(Russia, Osce with { Side = Side.A }, CoChairs)).ThenRefused(RefusalCode.OutOfRange).Why.ShouldBe("Nobody negotiates for side A.");
    }

    [Fact]
    public void a_mediator_or_observer_that_leans_to_a_side_is_refused() =>
        Given().When(Open(Georgia, Russia, CoChairs, Monitors with { Side = Side.A })).ThenRefused(RefusalCode.OutOfRange);

    [Fact]
    public void only_a_party_opens_it() => Given().When(Open(Georgia, Russia)).ThenRefused(RefusalCode.UnknownParty);
}

public class when_a_command_is_decided_twice
{
    [Fact]
    public void the_second_time_nothing_happens()
    {
        var command = new MakeStatement(By(Georgia), StatementKind.Statement, "Observers have to be let in.", null);
        var once = Given(Opened).When(command).ThenAfter(new StatementMade(command.Stamp, command.Kind, command.Text, null));

        once.When(command).Then();
    }

    [Fact]
    public void that_holds_for_another_move_with_the_same_id_and_after_the_end()
    {
        var first = By(Georgia);
        Given(Opened, new BrokenOff(first, "no result")).When(new WalkOut(first, "anything")).Then();
    }

    [Fact]
    public void a_command_without_an_id_is_refused() =>
        Given(Opened).When(new WalkOut(By(Georgia) with { CommandId = " " }, "venue")).ThenRefused(RefusalCode.OutOfRange);
}

public class when_somebody_moves_who_may_not
{
    [Fact]
    public void a_stranger_is_told_who_the_parties_are() =>
        Given(Opened).When(new MakeStatement(By(new Party(new("moon"), "Moon", Side.Third, PartyRole.Party)), StatementKind.Threat, "…", null))
            .ThenRefused(RefusalCode.UnknownParty).LegalNow[0].ShouldContain("georgia (Georgia)");

    [Fact]
    public void an_observers_text_is_a_what_if() =>
        Given(Opened).When(new TableProposal(By(Monitors), Text("e3"))).ThenRefused(RefusalCode.RoleMayNot)
            .LegalNow.ShouldBe(["Score the text as a what-if: it does not have to be tabled for that."]);

    public static TheoryData<NegotiationCommand> BindingMovesOfAnObserver => new()
    {
        new OpenRound(By(Monitors), "round 1", null),
        new OfferConcession(By(Monitors), "x", Terms("VER")),
        new CommitConcession(By(Monitors), "x", Terms("VER")),
        new AcceptProposal(By(Monitors), "x"),
        new LinkItems(By(Monitors), "x", ["a", "b"]),
        new WalkOut(By(Monitors), "x"),
        new ChallengeVenue(By(Monitors), "x", null),
        new BreakOff(By(Monitors), "x"),
    };

    [Theory]
    [MemberData(nameof(BindingMovesOfAnObserver))]
    public void an_observer_neither_meets_nor_binds(NegotiationCommand command) => Given(Opened).When(command).ThenRefused(RefusalCode.RoleMayNot);

    [Fact]
    public void a_mediator_neither_accepts_nor_links()
    {
        Given(Opened, new ProposalTabled(By(Russia), Text("draft"))).When(new AcceptProposal(By(CoChairs), "draft")).ThenRefused(RefusalCode.RoleMayNot);
        Given(Opened).When(new LinkItems(By(Osce), "x", ["a", "b"])).ThenRefused(RefusalCode.RoleMayNot);
    }
}
