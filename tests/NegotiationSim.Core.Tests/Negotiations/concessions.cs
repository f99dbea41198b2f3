using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using static NegotiationSim.Core.Tests.Negotiations.Bargaining;
using static NegotiationSim.Core.Tests.Negotiations.Table;

namespace NegotiationSim.Core.Tests.Negotiations;

public class when_a_step_is_offered_or_promised
{
    [Fact]
    public void an_offer_is_the_givers_sides()
    {
        var command = new OfferConcession(By(Abkhazia), "pledge", Terms("LEG/force", 0.75));
        var pledge = Given(Opened).When(command).ThenAfter(new ConcessionOffered(command.Stamp, "pledge", command.Terms)).Now.Concessions.Find("pledge")!;

        (pledge.Giver, pledge.Standing.Status).ShouldBe((Actor.B, ConcessionStatus.Offered));
        pledge.Beneficiaries.ShouldBe([Actor.A]);
        pledge.Sources.ShouldBe(["SEED-B"]);
    }

    [Fact]
    public void what_is_promised_may_never_have_been_offered()
    {
        var command = new CommitConcession(By(Georgia, "2010-11-23"), "pledge", Terms("LEG/force", 0.75));
        Given(Opened).When(command).ThenAfter(new ConcessionCommitted(command.Stamp, "pledge", command.Terms))
            .Now.Concessions.Find("pledge")!.Standing.ShouldBe(new Standing(ConcessionStatus.Committed));
        Given(Opened).When(new CommitConcession(By(Georgia), "pledge", ConcessionDraft.Empty)).ThenRefused(RefusalCode.OutOfRange);
        Given(Opened).When(new OfferConcession(By(Georgia), "pledge", ConcessionDraft.Empty)).ThenRefused(RefusalCode.OutOfRange);
    }

    [Fact]
    public void promising_an_offer_keeps_its_terms_and_says_them_all()
    {
        var command = new CommitConcession(By(Georgia), "pledge", new ConcessionDraft { Due = new(2026, 3, 18) });
        var state = Given(Opened, Offered(Georgia, "pledge"));
        var committed = state.When(command).Decision.ShouldBeOfType<Decision.Accepted>().Events.ShouldHaveSingleItem();

        var withOffer = state.And(committed).Now.Concessions.Find("pledge");
        var without = Given(Opened, committed).Now.Concessions.Find("pledge");
        withOffer.ShouldBe(without);
        (withOffer!.Due, withOffer.Line, withOffer.Standing.Status).ShouldBe((new DateOnly(2026, 3, 18), new Line(Dimension.LEG, "force"), ConcessionStatus.Committed));
    }

    [Fact]
    public void an_offer_can_be_improved_but_not_repeated()
    {
        var command = new OfferConcession(By(Georgia), "pledge", Terms("LEG/force", 1));
        Given(Opened, Offered(Georgia, "pledge")).When(command with { Terms = Terms("LEG/force", 0.5) }).ThenRefused(RefusalCode.NoChange);
        Given(Opened, Offered(Georgia, "pledge")).When(command).Decision.ShouldBeOfType<Decision.Accepted>();
        Given(Opened, Committed(Georgia, "pledge")).When(command).ThenRefused(RefusalCode.WrongStatus);
    }

    [Fact]
    public void a_promise_can_be_prolonged_and_made_anew_after_it_lapsed()
    {
        var prolonged = new CommitConcession(By(Russia), "corridor", new ConcessionDraft { Due = new(2023, 3, 18) });
        var running = Given(Opened, Committed(Russia, "corridor"), new ConcessionPartlyFulfilled(By(Russia), "corridor", 0.5, null));
        var again = running.When(prolonged).Decision.ShouldBeOfType<Decision.Accepted>().Events;
        running.And([.. again]).Now.Concessions.Find("corridor")!.Standing.ShouldBe(new Standing(ConcessionStatus.InProgress, 0.5));

        var lapsed = running.And(new ConcessionLapsed(By(Russia), "corridor", null));
        var anew = lapsed.When(new CommitConcession(By(Russia), "corridor", ConcessionDraft.Empty)).Decision.ShouldBeOfType<Decision.Accepted>().Events;
        lapsed.And([.. anew]).Now.Concessions.Find("corridor")!.Standing.ShouldBe(new Standing(ConcessionStatus.Committed));
        Given(Opened, Committed(Russia, "corridor")).When(new CommitConcession(By(Russia), "corridor", ConcessionDraft.Empty)).ThenRefused(RefusalCode.NoChange);
    }

    [Fact]
    public void a_broken_promise_stays_on_record()
    {
        var broken = Given(Opened, Committed(Russia, "withdrawal"), new ConcessionBreached(By(Georgia), "withdrawal", 0, null));
        broken.When(new CommitConcession(By(Russia), "withdrawal", ConcessionDraft.Empty)).ThenRefused(RefusalCode.WrongStatus).LegalNow.ShouldBe(["Commit to a new step under another id."]);
    }

    [Fact]
    public void only_the_givers_side_moves_its_offer()
    {
        Given(Opened, Offered(Georgia, "pledge")).When(new CommitConcession(By(Russia), "pledge", ConcessionDraft.Empty)).ThenRefused(RefusalCode.NotYours)
            .Why.ShouldBe("Only Georgia can offer or promise pledge; you are seated as Russia.");
        Given(Opened, Offered(Georgia, "pledge")).When(new WithdrawConcession(By(Russia), "pledge")).ThenRefused(RefusalCode.NotYours);
        Given(Opened, Asked(Georgia, "x", Russia)).When(new OfferConcession(By(Russia), "x", Terms("TER"))).ThenRefused(RefusalCode.AlreadyOnRecord);
    }

    [Fact]
    public void an_offer_is_withdrawn_and_a_promise_is_not()
    {
        var command = new WithdrawConcession(By(Georgia), "pledge");
        var state = Given(Opened, Offered(Georgia, "pledge")).When(command).ThenAfter(new ConcessionWithdrawn(command.Stamp, "pledge"));
        state.Now.Concessions.Find("pledge")!.Standing.Status.ShouldBe(ConcessionStatus.Withdrawn);
        state.When(new WithdrawConcession(By(Georgia), "pledge")).ThenRefused(RefusalCode.NoChange);
        Given(Opened, Committed(Georgia, "pledge")).When(new WithdrawConcession(By(Georgia), "pledge")).ThenRefused(RefusalCode.WrongStatus);
        Given(Opened).When(new WithdrawConcession(By(Georgia), "pledge")).ThenRefused(RefusalCode.NotOnRecord);
    }

    [Fact]
    public void what_a_third_party_promises_is_a_gift()
    {
        var ledger = Given(Opened, Committed(Osce, "monitors", "VER"), Committed(Georgia, "pledge")).Now.LedgerAt(new(2026, 2, 24));

        ledger.Gifts.ShouldHaveSingleItem().Giver.ShouldBe(Actor.Third("osce"));
        ledger.Items.ShouldHaveSingleItem().Id.ShouldBe("pledge");
    }

    [Fact]
    public void the_confidence_of_the_record_is_its_support() =>
        Given(Opened, new ConcessionCommitted(By(Georgia, confidence: Confidence.U), "pledge", Terms("LEG/force"))).Now.Concessions.Find("pledge")!.Support.ShouldBe(0.5);

    [Fact]
    public void a_condition_is_put_on_it_by_its_giver()
    {
        var command = new ConditionItem(By(Georgia), "pledge", "parliament", "parliament ratifies", 0.6);
        var state = Given(Opened, Offered(Georgia, "pledge")).When(command).ThenAfter(new ItemConditioned(command.Stamp, "pledge", "parliament", command.Text, 0.6));

        state.Now.Concessions.Find("pledge")!.Conditions.ShouldBe([new Condition.ThirdParty("parliament", 0.6)]);
        state.And(new ItemConditioned(By(Georgia), "pledge", "parliament", "", 0.2)).Now.Concessions.Find("pledge")!.Conditions.ShouldBe([new Condition.ThirdParty("parliament", 0.2)]);
        state.When(command with { Stamp = By(Georgia) }).ThenRefused(RefusalCode.NoChange);
        state.When(command with { Stamp = By(Georgia), P = 1.2 }).ThenRefused(RefusalCode.OutOfRange);
        state.When(command with { Stamp = By(Russia), P = null }).ThenRefused(RefusalCode.NotYours);
        state.And(new ConcessionFulfilled(By(Georgia), "pledge", null)).When(command with { Stamp = By(Georgia), P = null }).ThenRefused(RefusalCode.WrongStatus);
    }
}

public class when_a_promise_is_reported_on
{
    private static readonly NegotiationEvent[] Promised = [Opened, Committed(Russia, "withdrawal", "BAS", "2008-08-12")];

    private static Standing Standing(Bargaining.State state) => state.Now.Concessions.Find("withdrawal")!.Standing;

    [Fact]
    public void it_goes_from_started_over_part_to_done()
    {
        var start = new StartConcession(By(Russia), "withdrawal", null);
        var state = Given(Promised).When(start).ThenAfter(new ConcessionStarted(start.Stamp, "withdrawal", null));
        Standing(state).ShouldBe(new Standing(ConcessionStatus.InProgress));

        var part = new PartlyFulfilConcession(By(Monitors), "withdrawal", 0.4, null);
        state = state.When(part).ThenAfter(new ConcessionPartlyFulfilled(part.Stamp, "withdrawal", 0.4, null));
        Standing(state).ShouldBe(new Standing(ConcessionStatus.InProgress, 0.4));

        var done = new FulfilConcession(By(Monitors, "2008-10-08"), "withdrawal", null);
        state = state.When(done).ThenAfter(new ConcessionFulfilled(done.Stamp, "withdrawal", null));
        Standing(state).ShouldBe(new Standing(ConcessionStatus.Fulfilled));
        state.Now.Concessions.Find("withdrawal")!.ResolvedOn.ShouldBe(new(2008, 10, 8));
    }

    [Fact]
    public void what_is_done_does_not_shrink_and_stays_within_its_range()
    {
        var state = Given(Promised).And(new ConcessionPartlyFulfilled(By(Russia), "withdrawal", 0.4, null));
        state.When(new PartlyFulfilConcession(By(Russia), "withdrawal", 0.3, null)).ThenRefused(RefusalCode.OutOfRange);
        state.When(new PartlyFulfilConcession(By(Russia), "withdrawal", 0.4, null)).ThenRefused(RefusalCode.NoChange);
        state.When(new PartlyFulfilConcession(By(Russia), "withdrawal", 1.1, null)).ThenRefused(RefusalCode.OutOfRange);
        state.When(new BreachConcession(By(Georgia), "withdrawal", double.NaN, null)).ThenRefused(RefusalCode.OutOfRange);
        state.When(new FulfilConcession(By(Russia), "nothing", null)).ThenRefused(RefusalCode.NotOnRecord);
    }

    [Fact]
    public void an_offer_has_to_be_promised_before_it_is_kept_or_broken()
    {
        var offered = Given(Opened, Offered(Russia, "withdrawal"));
        offered.When(new FulfilConcession(By(Russia), "withdrawal", null)).ThenRefused(RefusalCode.WrongStatus).LegalNow[0].ShouldBe("Commit to it, or withdraw it.");
        offered.When(new BreachConcession(By(Georgia), "withdrawal", 0, null)).ThenRefused(RefusalCode.WrongStatus);
        offered.When(new StartConcession(By(Russia), "withdrawal", null)).ThenRefused(RefusalCode.WrongStatus);
        Given(Promised).When(new ReverseConcession(By(Russia), "withdrawal", null)).ThenRefused(RefusalCode.WrongStatus);
    }

    [Fact]
    public void a_breach_goes_on_until_it_is_made_good()
    {
        var breach = new BreachConcession(By(Georgia, "2008-10-10"), "withdrawal", 0.2, null);
        var state = Given(Promised).When(breach).ThenAfter(new ConcessionBreached(breach.Stamp, "withdrawal", 0.2, null));
        var broken = state.Now.Concessions.Find("withdrawal")!;
        (broken.Standing, broken.ResolvedOn, broken.Continuing).ShouldBe((new Standing(ConcessionStatus.Breached, 0.2), new(2008, 10, 10), true));
        state.When(breach with { Stamp = By(Georgia) }).ThenRefused(RefusalCode.NoChange);

        // Part of it done late leaves the promise broken (Istanbul 1999: deadline missed in 2002, two bases left in 2007).
        state = state.And(new ConcessionPartlyFulfilled(By(Russia), "withdrawal", 0.5, null));
        Standing(state).ShouldBe(new Standing(ConcessionStatus.Breached, 0.5));

        var made = state.And(new ConcessionFulfilled(By(Russia, "2012-01-01"), "withdrawal", null)).Now.Concessions.Find("withdrawal")!;
        (made.Standing.Status, made.ResolvedOn, made.Continuing).ShouldBe((ConcessionStatus.Fulfilled, new(2012, 1, 1), false));
    }

    [Fact]
    public void a_broken_promise_that_lapses_stays_broken_and_its_breach_ends()
    {
        var lapse = new LetConcessionLapse(By(Russia, "2019-08-02"), "withdrawal", null);
        var state = Given(Promised).And(new ConcessionBreached(By(Georgia), "withdrawal", 0, null)).When(lapse).ThenAfter(new ConcessionLapsed(lapse.Stamp, "withdrawal", null));

        var lapsed = state.Now.Concessions.Find("withdrawal")!;
        (lapsed.Standing.Status, lapsed.ResolvedOn, lapsed.Continuing).ShouldBe((ConcessionStatus.Breached, new(2019, 8, 2), false));
        state.When(new LetConcessionLapse(By(Russia), "withdrawal", null)).ThenRefused(RefusalCode.NoChange);
    }

    [Fact]
    public void what_was_done_can_be_undone_and_taken_up_again()
    {
        var reverse = new ReverseConcession(By(Abkhazia, "2012-04"), "withdrawal", null);
        var state = Given(Promised).And(new ConcessionFulfilled(By(Russia), "withdrawal", null)).When(reverse).ThenAfter(new ConcessionReversed(reverse.Stamp, "withdrawal", null));
        Standing(state).Status.ShouldBe(ConcessionStatus.Reversed);
        state.Now.Concessions.Find("withdrawal")!.ResolvedOn.ShouldBe(new(2012, 4, 30));

        var resume = new StartConcession(By(Russia, "2016-05-27"), "withdrawal", null);
        var resumed = state.When(resume).ThenAfter(new ConcessionStarted(resume.Stamp, "withdrawal", null)).Now.Concessions.Find("withdrawal")!;
        (resumed.Standing.Status, resumed.ResolvedOn).ShouldBe((ConcessionStatus.InProgress, null));
    }

    [Fact]
    public void it_lapses_unkept()
    {
        var state = Given(Promised).And(new ConcessionLapsed(By(Russia), "withdrawal", null));
        Standing(state).Status.ShouldBe(ConcessionStatus.Expired);
        state.When(new FulfilConcession(By(Russia), "withdrawal", null)).ThenRefused(RefusalCode.WrongStatus);
        state.And(new ConcessionFulfilled(By(Russia), "withdrawal", null)).When(new LetConcessionLapse(By(Russia), "withdrawal", null)).ThenRefused(RefusalCode.WrongStatus);
    }

    [Fact]
    public void a_resolution_is_supported_no_better_than_its_report_and_names_its_sources()
    {
        var report = new ConcessionFulfilled(By(Russia, confidence: Confidence.U) with { Sources = ["A11"] }, "withdrawal", null);
        var kept = Given(Promised).And(report).Now.Concessions.Find("withdrawal")!;
        (kept.Support, kept.Sources).ShouldBe((0.5, ["SEED-B", "A11"]));
    }
}

/// <summary>
/// Point 5 of 12 August 2008: Russian forces to the lines before hostilities. Fulfilled as Russia reads it, broken as
/// Georgia does.
/// </summary>
public class when_both_sides_read_point_5_of_2008_differently
{
    private static readonly NegotiationEvent[] Promised = [Opened, Committed(Russia, "point-5", "BAS", "2008-08-12")];

    [Fact]
    public void each_reading_is_kept_and_the_records_own_is_neither()
    {
        var done = new FulfilConcession(By(Russia, "2008-10-08"), "point-5", Side.B);
        var broken = new BreachConcession(By(Georgia, "2008-10-10"), "point-5", 0, Side.A);
        var point5 = Given(Promised)
            .When(done).ThenAfter(new ConcessionFulfilled(done.Stamp, "point-5", Side.B))
            .When(broken).ThenAfter(new ConcessionBreached(broken.Stamp, "point-5", 0, Side.A))
            .Now.Concessions.Find("point-5")!;

        point5.ReadBy(Side.B).Status.ShouldBe(ConcessionStatus.Fulfilled);
        point5.ReadBy(Side.A).Status.ShouldBe(ConcessionStatus.Breached);
        point5.ReadBy(null).Status.ShouldBe(ConcessionStatus.Committed);
        (point5.ResolvedOn, point5.Continuing).ShouldBe((new(2008, 10, 8), true));
    }

    [Fact]
    public void a_side_speaks_for_its_own_reading_only()
    {
        Given(Promised).When(new FulfilConcession(By(Russia), "point-5", Side.A)).ThenRefused(RefusalCode.NotYours).Why.ShouldBe("Russia cannot say how side A reads it.");
        Given(Promised).When(new BreachConcession(By(Monitors), "point-5", 0, Side.A)).ThenRefused(RefusalCode.NotYours);
        Given(Promised).When(new FulfilConcession(By(Russia), "point-5", Side.Third)).ThenRefused(RefusalCode.OutOfRange);
        var report = new BreachConcession(By(CoChairs), "point-5", 0, Side.A);
        Given(Promised).When(report).Then(new ConcessionBreached(report.Stamp, "point-5", 0, Side.A));
    }

    [Fact]
    public void one_reading_moves_on_its_own()
    {
        var state = Given(Promised).And(new ConcessionFulfilled(By(Russia), "point-5", Side.B));
        state.When(new FulfilConcession(By(Russia), "point-5", Side.B)).ThenRefused(RefusalCode.NoChange).Why.ShouldBe("In side B's reading point-5 is fulfilled already.");
        var own = new FulfilConcession(By(CoChairs), "point-5", null);
        state.When(own).Then(new ConcessionFulfilled(own.Stamp, "point-5", null));
    }

    [Fact]
    public void a_breach_in_one_reading_goes_on_although_the_record_says_kept() =>
        Given(Promised).And(new ConcessionBreached(By(Georgia), "point-5", 0, Side.A), new ConcessionFulfilled(By(CoChairs), "point-5", null))
            .Now.Concessions.Find("point-5")!.Continuing.ShouldBeTrue();
}
