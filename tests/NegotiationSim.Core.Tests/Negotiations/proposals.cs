using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using static NegotiationSim.Core.Tests.Negotiations.Bargaining;
using static NegotiationSim.Core.Tests.Negotiations.Table;

namespace NegotiationSim.Core.Tests.Negotiations;

public class when_a_text_is_tabled
{
    private static readonly Proposal Draft = Text("draft", Clause("1", "LEG/force", Actor.A, Actor.B), Clause("2", "TER", Actor.B));
    private static readonly ProposalTabled ByCoChairs = new(By(CoChairs), Draft);
    private static readonly ProposalTabled ByGeorgia = new(By(Georgia), Draft);

    [Fact]
    public void it_lies_on_the_table()
    {
        var command = new TableProposal(By(CoChairs), Draft);
        var now = Given(Opened).When(command).ThenAfter(new ProposalTabled(command.Stamp, Draft)).Now;

        now.OnTable.ShouldNotBeNull().Text.Proposal.ShouldBe(Draft);
        now.OnTable.Acceptances.ShouldBeEmpty();
    }

    [Fact]
    public void an_id_is_used_once() =>
        Given(Opened, ByCoChairs).When(new TableProposal(By(Russia), Draft)).ThenRefused(RefusalCode.AlreadyOnRecord);

    [Fact]
    public void its_clauses_are_told_apart_and_in_range()
    {
        Given(Opened).When(new TableProposal(By(CoChairs), Text("x", Clause("1", "TER", Actor.A), Clause("1", "TER", Actor.B)))).ThenRefused(RefusalCode.AlreadyOnRecord);
        Given(Opened).When(new TableProposal(By(CoChairs), Text("x", Clause("1", "TER", Actor.A, Actor.B), Clause("1.A", "TER", Actor.B)))).ThenRefused(RefusalCode.AlreadyOnRecord);
        var wild = Clause("7", "TER", Actor.A) with { ForA = new ConcessionDraft { Enforcement = -1 } };
        Given(Opened).When(new TableProposal(By(CoChairs), Text("x", wild))).ThenRefused(RefusalCode.OutOfRange).LegalNow.ShouldBe(["Clause 7: enforcement goes from 0 to 1."]);
    }

    [Fact]
    public void who_tables_it_stands_behind_it() =>
        Given(Opened, ByGeorgia).When(new AcceptProposal(By(Georgia), "draft")).ThenRefused(RefusalCode.NoChange).Why.ShouldBe("Georgia tabled draft and stands behind it.");

    [Fact]
    public void amending_it_clears_what_was_answered()
    {
        var command = new AmendProposal(By(CoChairs, "2025-11-12"), "draft", [Clause("2", "BAS", Actor.B), Clause("3", "VER", Actor.B)], ["1"]);
        var answered = Given(Opened, ByGeorgia, new ProposalAccepted(By(Russia), "draft"), new ProposalRejected(By(Abkhazia), "draft", null, []));
        answered.Now.OnTable.ShouldBeNull();
        var now = answered.When(command).ThenAfter(new ProposalAmended(command.Stamp, "draft", command.Clauses, command.Struck)).Now;

        now.OnTable.ShouldNotBeNull().Text.Proposal.Clauses.Select(clause => $"{clause.Id} {clause.Terms.Line}").ShouldBe(["2 BAS", "3 VER"]);
        now.OnTable.Acceptances.ShouldBeEmpty();
        now.OnTable.Text.Proposal.Date.ShouldBe(new(2025, 11, 12));
    }

    [Fact]
    public void only_its_author_or_a_mediator_amends_it_and_something_has_to_change()
    {
        Given(Opened, ByGeorgia).When(new AmendProposal(By(Russia), "draft", [], ["1"])).ThenRefused(RefusalCode.NotYours);
        Given(Opened, ByGeorgia).When(new AmendProposal(By(Georgia), "draft", [], [])).ThenRefused(RefusalCode.NoChange);
        Given(Opened, ByGeorgia).When(new AmendProposal(By(Georgia), "draft", [], ["9"])).ThenRefused(RefusalCode.NotOnRecord);
        Given(Opened, ByGeorgia).When(new AmendProposal(By(Georgia), "draft", [Clause("1", "VER", Actor.A)], ["1"])).ThenRefused(RefusalCode.OutOfRange);
        Given(Opened, ByGeorgia, new ProposalWithdrawn(By(Georgia), "draft")).When(new AmendProposal(By(Georgia), "draft", [], ["1"])).ThenRefused(RefusalCode.WrongStatus);
    }

    [Fact]
    public void it_is_accepted_once_by_each()
    {
        var command = new AcceptProposal(By(Russia), "draft");
        var state = Given(Opened, ByCoChairs).When(command).ThenAfter(new ProposalAccepted(command.Stamp, "draft"));

        state.Now.OnTable!.Acceptances.ShouldBe([Russia.Id]);
        state.When(new AcceptProposal(By(Russia), "draft")).ThenRefused(RefusalCode.NoChange);
        state.When(new AcceptProposal(By(Russia), "other")).ThenRefused(RefusalCode.NotOnRecord);
    }

    [Fact]
    public void a_no_takes_a_yes_back_and_the_text_off_the_table()
    {
        var command = new RejectProposal(By(Russia), "draft", "the spirit is gone", []);
        var state = Given(Opened, ByCoChairs, new ProposalAccepted(By(Russia), "draft")).When(command)
            .ThenAfter(new ProposalRejected(command.Stamp, "draft", command.Reason, []));

        state.Now.OnTable.ShouldBeNull();
        state.Now.Proposals.Find("draft")!.Acceptances.ShouldBeEmpty();
        state.When(new RejectProposal(By(Russia), "draft", null, ["1"])).ThenRefused(RefusalCode.NoChange);
        state.When(new AcceptProposal(By(Russia), "draft")).ThenRefused(RefusalCode.WrongStatus);
        var yes = new AcceptProposal(By(Georgia), "draft");
        state.When(yes).Then(new ProposalAccepted(yes.Stamp, "draft"));
    }

    [Fact]
    public void a_no_to_points_leaves_it_there_and_points_add_up()
    {
        var state = Given(Opened, ByCoChairs, new ProposalRejected(By(Russia), "draft", null, ["1"]), new ProposalRejected(By(Russia), "draft", null, ["2"]));
        state.Now.OnTable.ShouldNotBeNull().Rejections.ShouldHaveSingleItem().Points.ShouldBe(["1", "2"]);
        state.When(new RejectProposal(By(Russia), "draft", null, ["2"])).ThenRefused(RefusalCode.NoChange);
        state.When(new RejectProposal(By(Russia), "draft", null, ["21d"])).ThenRefused(RefusalCode.NotOnRecord);
        state.And(new ProposalAccepted(By(Russia), "draft")).Now.OnTable!.Rejections.ShouldBeEmpty();
    }

    [Fact]
    public void a_third_partys_no_does_not_take_it_off_the_table() =>
        Given(Opened, ByCoChairs, new ProposalRejected(By(UnitedStates), "draft", null, [])).Now.OnTable.ShouldNotBeNull();

    [Fact]
    public void the_latest_text_is_the_one_that_is_measured()
    {
        var two = Given(Opened, ByCoChairs, new ProposalTabled(By(Georgia), Text("counter", Clause("1", "TER", Actor.B))));
        two.Now.OnTable!.Id.ShouldBe("counter");
        two.And(new ProposalWithdrawn(By(Georgia), "counter")).Now.OnTable!.Id.ShouldBe("draft");
        two.And(new ProposalAmended(By(CoChairs), "draft", [], ["1"])).Now.OnTable!.Id.ShouldBe("draft");
    }
}

public class when_a_text_is_withdrawn
{
    private static readonly NegotiationEvent[] Withdrawn = [Opened, new ProposalTabled(By(Russia), Text("draft")), new ProposalWithdrawn(By(Russia), "draft")];

    [Fact]
    public void its_author_took_it_back()
    {
        var command = new WithdrawProposal(By(Russia), "draft");
        Given(Withdrawn[..2]).When(command).ThenAfter(new ProposalWithdrawn(command.Stamp, "draft")).Now.OnTable.ShouldBeNull();
        Given(Withdrawn).When(new WithdrawProposal(By(Russia), "draft")).ThenRefused(RefusalCode.NoChange);
    }

    [Fact]
    public void nobody_else_could() =>
        Given(Withdrawn[..2]).When(new WithdrawProposal(By(Georgia), "draft")).ThenRefused(RefusalCode.NotYours)
            .Why.ShouldBe("Only Russia can withdraw draft; you are seated as Georgia.");

    [Fact]
    public void it_can_be_neither_accepted_nor_rejected_nor_agreed()
    {
        Given(Withdrawn).When(new AcceptProposal(By(Georgia), "draft")).ThenRefused(RefusalCode.WrongStatus);
        Given(Withdrawn).When(new RejectProposal(By(Georgia), "draft", null, [])).ThenRefused(RefusalCode.WrongStatus);
        Given(Withdrawn).When(new ReachAgreement(By(Georgia), "draft", null)).ThenRefused(RefusalCode.WrongStatus);
    }
}
