using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using static NegotiationSim.Core.Tests.Negotiations.Bargaining;
using static NegotiationSim.Core.Tests.Negotiations.Table;

namespace NegotiationSim.Core.Tests.Negotiations;

public class when_agreement_is_reached
{
    private static readonly Proposal Draft = Text("draft", Clause("1", "LEG/force", Actor.A, Actor.B), Clause("2", "TER", Actor.B), Clause("3", "ECO", Actor.Third("united-states")));

    private static readonly NegotiationEvent[] Accepted =
    [
        Opened,
        Asked(Georgia, "leave", Russia, inClause: "2"),
        new ProposalTabled(By(CoChairs), Draft),
        new ProposalAccepted(By(Georgia), "draft"),
        new ProposalAccepted(By(Abkhazia), "draft"),
    ];

    [Fact]
    public void its_clauses_become_commitments_and_gifts()
    {
        var command = new ReachAgreement(By(CoChairs), "draft", null);
        var now = Given(Accepted).When(command).ThenAfter(new AgreementReached(command.Stamp, "draft", null)).Now;

        now.Phase.ShouldBe(Phase.Agreed);
        var ledger = now.LedgerAt(new(2026, 2, 24));
        ledger.Items.Select(item => $"{item.Id} {item.Giver} {item.Standing.Status}").ShouldBe(["draft/1.A A Committed", "draft/1.B B Committed", "draft/2 B Committed"]);
        ledger.Gifts.ShouldHaveSingleItem().Id.ShouldBe("draft/3");
        ledger.Package.ShouldNotBeNull().ClauseIds.ShouldBe(["1", "2", "3"], ignoreOrder: true);
        ledger.Demands.ShouldHaveSingleItem().IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void both_sides_have_accepted_the_text_as_it_stands()
    {
        Given(Accepted[..4]).When(new ReachAgreement(By(CoChairs), "draft", null)).ThenRefused(RefusalCode.NotAccepted)
            .Why.ShouldBe("draft is not accepted by side B (Russia and Abkhaz participants) as it stands.");
        Given(Accepted).And(new ProposalAmended(By(CoChairs), "draft", [], ["3"])).When(new ReachAgreement(By(CoChairs), "draft", null)).ThenRefused(RefusalCode.NotAccepted);
        Given(Accepted).And(new ProposalRejected(By(Russia), "draft", null, [])).When(new ReachAgreement(By(CoChairs), "draft", null)).ThenRefused(RefusalCode.NotAccepted)
            .Why.ShouldBe("draft is rejected as it stands, by Russia.");
        Given(Accepted).When(new ReachAgreement(By(CoChairs), "other", null)).ThenRefused(RefusalCode.NotOnRecord);
    }

    [Fact]
    public void an_item_of_that_id_is_not_overwritten() =>
        Given(Accepted).And(Committed(Russia, "draft/2")).When(new ReachAgreement(By(CoChairs), "draft", null)).ThenRefused(RefusalCode.AlreadyOnRecord);

    [Fact]
    public void it_may_be_one_in_words()
    {
        var command = new ReachAgreement(By(Georgia), null, "meetings on incidents, one a region");
        Given(Opened).When(command).ThenAfter(new AgreementReached(command.Stamp, null, command.Text)).Now.Concessions.Origins.ShouldBeEmpty();
        Given(Opened).When(new ReachAgreement(By(Georgia), null, " ")).ThenRefused(RefusalCode.OutOfRange);
    }

    private static readonly NegotiationEvent[] Agreed = [.. Accepted, new AgreementReached(By(CoChairs), "draft", null)];

    public static TheoryData<NegotiationCommand> BargainingMoves => new()
    {
        new TableProposal(By(Georgia), Text("new")),
        new AmendProposal(By(CoChairs), "draft", [], ["1"]),
        new AcceptProposal(By(Russia), "draft"),
        new RejectProposal(By(Russia), "draft", null, []),
        new WithdrawProposal(By(CoChairs), "draft"),
        new OfferConcession(By(Georgia), "more", Terms("TER")),
        new CommitConcession(By(Georgia), "more", Terms("TER")),
        new WithdrawConcession(By(Georgia), "more"),
        new LinkItems(By(Georgia), "link", ["draft/2", "leave"]),
        new UnlinkItems(By(Georgia), "link"),
        new ConditionItem(By(Russia), "draft/2", "c", "…", null),
        new ReachAgreement(By(CoChairs), "draft", null),
        new SuspendTalks(By(CoChairs), "done"),
    };

    [Theory]
    [MemberData(nameof(BargainingMoves))]
    public void bargaining_is_over(NegotiationCommand command) => Given(Agreed).When(command).ThenRefused(RefusalCode.Ended);

    public static TheoryData<NegotiationCommand> WhatRemains => new()
    {
        new StartConcession(By(Russia), "draft/2", null),
        new PartlyFulfilConcession(By(Monitors), "draft/2", 0.5, null),
        new FulfilConcession(By(Russia), "draft/2", Side.B),
        new BreachConcession(By(Georgia), "draft/1.B", 0, Side.A),
        new LetConcessionLapse(By(Russia), "draft/2", null),
        new MakeStatement(By(Georgia), StatementKind.Vote, "ratified", null),
        new TableDemand(By(Georgia), "faster", Russia.Id, "faster", Terms("TER"), null, null),
        new OpenRound(By(CoChairs), "review", null),
        new WalkOut(By(Russia), "review"),
        new ChallengeVenue(By(Russia), "elsewhere", null),
        new CorrectRecord(By(Russia), 6, "draft/2", new ConcessionDraft { Due = new(2026, 1, 1) }, "date left out"),
        new BreakOff(By(Russia), "withdraws from the agreement"),
    };

    [Theory]
    [MemberData(nameof(WhatRemains))]
    public void carrying_it_out_is_not(NegotiationCommand command) => Given(Agreed).When(command).Decision.ShouldBeOfType<Decision.Accepted>().Events.Count.ShouldBe(1);
}

public class when_talks_are_broken_off
{
    [Fact]
    public void it_is_for_good_and_possible_from_outside_the_room()
    {
        var command = new BreakOff(By(Russia), "nothing left to say");
        var state = Given(Opened, new WalkedOut(By(Russia), "venue"), new TalksSuspended(By(CoChairs), "walk-out")).When(command).ThenAfter(new BrokenOff(command.Stamp, command.Reason));

        state.Now.Phase.ShouldBe(Phase.BrokenOff);
        foreach (var move in new NegotiationCommand[] { new MakeStatement(By(Georgia), StatementKind.Statement, "pity", null), new OpenRound(By(CoChairs), "next", null), new BreakOff(By(Georgia), "too"), new ReturnToTable(By(Russia)) })
        {
            state.When(move).ThenRefused(RefusalCode.Ended);
        }
    }

    [Fact]
    public void a_reason_is_given() => Given(Opened).When(new BreakOff(By(Russia), "")).ThenRefused(RefusalCode.OutOfRange);
}
