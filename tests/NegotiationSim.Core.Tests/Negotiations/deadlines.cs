using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using static NegotiationSim.Core.Tests.Negotiations.Bargaining;
using static NegotiationSim.Core.Tests.Negotiations.Table;

namespace NegotiationSim.Core.Tests.Negotiations;

public class deadlines_of_a_negotiation
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    private static readonly Deadline OfOffer = new(DeadlineKind.Offer, "pledge", Day);
    private static readonly Deadline OfPromise = new(DeadlineKind.Promise, "pledge", Day);

    private static ConcessionOffered OfferedUntil(DateOnly day) => new(By(Georgia), "pledge", Terms("LEG/force", 0.5) with { Due = day });

    private static ConcessionCommitted PromisedUntil(DateOnly day) => new(By(Georgia), "pledge", Terms("LEG/force", 0.5) with { Due = day });

    private static RoundScheduled Scheduled(string round, string planned) => new(By(CoChairs), round, WorldDate.TryParse(planned)!.Value, null);

    private static IEnumerable<Deadline> Running(params NegotiationEvent[] events) => Deadlines.Running(Given([Opened, .. events]).Now);

    [Fact]
    public void an_offer_and_a_promise_run_until_their_day()
    {
        Running(OfferedUntil(Day)).ShouldBe([OfOffer]);
        Running(OfferedUntil(Day), PromisedUntil(Day)).ShouldBe([OfPromise]);
        Running(PromisedUntil(Day), new ConcessionPartlyFulfilled(By(Georgia), "pledge", 0.5, null)).ShouldBe([OfPromise]);
        Running(Offered(Georgia, "pledge")).ShouldBeEmpty();
    }

    [Fact]
    public void what_is_settled_runs_no_longer()
    {
        Running(OfferedUntil(Day), new ConcessionWithdrawn(By(Georgia), "pledge")).ShouldBeEmpty();
        Running(OfferedUntil(Day), new ConcessionLapsed(By(Georgia), "pledge", null)).ShouldBeEmpty();
        Running(PromisedUntil(Day), new ConcessionFulfilled(By(Georgia), "pledge", null)).ShouldBeEmpty();
        Running(PromisedUntil(Day), new ConcessionBreached(By(Russia), "pledge", 0, null)).ShouldBeEmpty();
        Running(OfferedUntil(Day), Scheduled("66", "2026-03"), new BrokenOff(By(Russia), "war")).ShouldBeEmpty();
    }

    [Fact]
    public void one_sides_reading_settles_nothing() =>
        Running(PromisedUntil(Day), new ConcessionFulfilled(By(Georgia), "pledge", Side.A)).ShouldBe([OfPromise]);

    [Fact]
    public void a_round_is_awaited_until_the_last_day_of_its_plan()
    {
        Running(Scheduled("66", "2026-03")).ShouldBe([new(DeadlineKind.Round, "66", new(2026, 3, 31))]);
        Running(Scheduled("66", "2026-03"), new RoundOpened(By(CoChairs), "66", null)).ShouldBeEmpty();
        Running(Scheduled("66", "2026-03"), Scheduled("66", "2026-04-02")).ShouldBe([new(DeadlineKind.Round, "66", new(2026, 4, 2))]);
    }

    [Fact]
    public void a_day_is_set_by_whatever_makes_it_run()
    {
        var later = Day.AddDays(5);
        SetBy([], OfferedUntil(Day)).ShouldBe([OfOffer]);
        SetBy([OfferedUntil(Day)], PromisedUntil(Day)).ShouldBe([OfPromise]);
        SetBy([PromisedUntil(Day)], PromisedUntil(later)).ShouldBe([OfPromise with { Day = later }]);
        SetBy([PromisedUntil(Day)], new RecordCorrected(By(Georgia), 2, "pledge", new ConcessionDraft { Due = later }, "misread")).ShouldBe([OfPromise with { Day = later }]);
        SetBy([PromisedUntil(Day), new ConcessionReversed(By(Georgia), "pledge", null)], new ConcessionStarted(By(Georgia), "pledge", null)).ShouldBe([OfPromise]);
        SetBy([], Scheduled("66", "2026-03-18")).ShouldBe([new(DeadlineKind.Round, "66", Day)]);
    }

    [Fact]
    public void an_agreement_sets_the_days_of_its_clauses()
    {
        var clause = Clause("1", "LEG/force", Actor.A);
        var text = new ProposalTabled(By(CoChairs), Text("text", clause with { Terms = clause.Terms with { Due = Day } }));

        SetBy([text], new AgreementReached(By(CoChairs), "text", null)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            set => set.Kind.ShouldBe(DeadlineKind.Promise),
            set => set.Day.ShouldBe(Day));
    }

    [Fact]
    public void what_sets_no_day_sets_none()
    {
        SetBy([OfferedUntil(Day)], new StatementMade(By(Georgia), StatementKind.Statement, "hello", null)).ShouldBeEmpty();
        SetBy([OfferedUntil(Day)], Offered(Russia, "another")).ShouldBeEmpty();
        SetBy([PromisedUntil(Day)], new ConcessionPartlyFulfilled(By(Georgia), "pledge", 0.5, null)).ShouldBeEmpty();
    }

    [Fact]
    public void an_offer_whose_day_has_passed_lapses_the_day_after_in_the_name_of_who_made_it()
    {
        var state = Given(Opened, new ConcessionOffered(By(Abkhazia), "pledge", Terms("LEG/force", 0.5) with { Due = Day }));
        var lapse = Deadlines.Lapse(OfOffer, state.Now)!;

        (lapse.Stamp.By, lapse.Stamp.On).ShouldBe((Abkhazia.Id, (WorldDate)Day.AddDays(1)));
        lapse.Stamp.Note.ShouldBe("The offer stood until 2026-03-18.");
        state.When(lapse).ThenAfter(new ConcessionLapsed(lapse.Stamp, "pledge", null)).Now.Concessions.Find("pledge")!.Standing.Status.ShouldBe(ConcessionStatus.Expired);
    }

    [Fact]
    public void nothing_but_a_standing_offer_lapses_by_itself()
    {
        Deadlines.Lapse(OfPromise, Given(Opened, PromisedUntil(Day)).Now).ShouldBeNull();
        Deadlines.Lapse(OfOffer, Given(Opened, OfferedUntil(Day), PromisedUntil(Day)).Now).ShouldBeNull();
        Deadlines.Lapse(OfOffer, Given(Opened, OfferedUntil(Day.AddDays(1))).Now).ShouldBeNull();
        Deadlines.Lapse(new(DeadlineKind.Round, "66", Day), Given(Opened, Scheduled("66", "2026-03-18")).Now).ShouldBeNull();
        Deadlines.Lapse(OfOffer with { Day = DateOnly.MaxValue }, Given(Opened, OfferedUntil(DateOnly.MaxValue)).Now).ShouldBeNull();
    }

    private static IReadOnlyList<Deadline> SetBy(NegotiationEvent[] before, NegotiationEvent @event) => Deadlines.SetBy([@event], Given([Opened, .. before]).Now);
}
