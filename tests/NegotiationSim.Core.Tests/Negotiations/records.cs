using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using static NegotiationSim.Core.Tests.Negotiations.Bargaining;
using static NegotiationSim.Core.Tests.Negotiations.Table;

namespace NegotiationSim.Core.Tests.Negotiations;

public class when_the_record_is_kept
{
    [Fact]
    public void a_statement_moves_nothing_but_the_version()
    {
        var command = new MakeStatement(By(Monitors), StatementKind.Verification, "zones are empty", null);
        var before = Given(Opened);
        var after = before.When(command).ThenAfter(new StatementMade(command.Stamp, command.Kind, command.Text, null)).Now;

        after.Version.ShouldBe(2);
        after.StepsAt(new(2026, 2, 24)).Items.ShouldBe(before.Now.StepsAt(new(2026, 2, 24)).Items);
        before.When(new MakeStatement(By(Georgia), StatementKind.Threat, " ", null)).ThenRefused(RefusalCode.OutOfRange);
    }

    [Fact]
    public void holdings_are_stated_by_line_and_stated_again()
    {
        var forces = new StatedHolding(new(Dimension.FOR), new Estimate(800_000, 880_000, 1_000_000), 1_500_000, null);
        var command = new StateHoldings(By(CoChairs), [forces]);
        var state = Given(Opened).When(command).ThenAfter(new HoldingsStated(command.Stamp, [forces]));

        state.When(command with { Stamp = By(Monitors) }).ThenRefused(RefusalCode.NoChange);
        var ledger = state.And(new HoldingsStated(By(CoChairs), [forces with { A = 900_000 }, new(new(Dimension.TER), null, null, 10_000)])).Now.LedgerAt(new(2026, 2, 24));
        ledger.Holdings[new(Dimension.FOR)].A.ShouldBe(900_000);
        ledger.Holdings[new(Dimension.TER)].Pooled.ShouldBe(10_000);
        ledger.Holdings.Count.ShouldBe(2);
    }

    [Fact]
    public void impossible_holdings_are_refused()
    {
        var line = new Line(Dimension.FOR);
        Given(Opened).When(new StateHoldings(By(CoChairs), [new(line, -1, null, null)])).ThenRefused(RefusalCode.OutOfRange);
        Given(Opened).When(new StateHoldings(By(CoChairs), [new(line, 1, null, 5)])).ThenRefused(RefusalCode.OutOfRange);
        Given(Opened).When(new StateHoldings(By(CoChairs), [new(line, 1, 2, null), new(line, 1, 3, null)])).ThenRefused(RefusalCode.OutOfRange);
        Given(Opened).When(new StateHoldings(By(CoChairs), [])).ThenRefused(RefusalCode.NoChange);
    }

    /// <summary>"At least 30 agreements": a numerator without a denominator.</summary>
    [Fact]
    public void failures_are_counted_with_or_without_their_total()
    {
        var command = new CountFailures(By(Monitors, "2026-02-23"), Russia.Id, 30, null, "at least 30 agreements unfulfilled");
        Given(Opened).When(command).ThenAfter(new FailuresCounted(command.Stamp, Russia.Id, 30, null, command.Text))
            .Now.Failures.ShouldBe([new CountedFailures(Monitors.Id, Russia.Id, 30, null, command.Text, 2)]);
        Given(Opened).When(command with { OutOf = 29 }).ThenRefused(RefusalCode.OutOfRange);
        Given(Opened).When(command with { Failures = -1 }).ThenRefused(RefusalCode.OutOfRange);
        Given(Opened).When(command with { Against = new("nobody") }).ThenRefused(RefusalCode.UnknownParty);
    }

    [Fact]
    public void a_correction_says_which_version_was_wrong_and_changes_what_is_on_record()
    {
        var command = new CorrectRecord(By(CoChairs), 2, "withdrawal", new ConcessionDraft { Magnitude = new Magnitude.Quantity(1500), Standing = new(ConcessionStatus.Fulfilled) }, "figure published later");
        var state = Given(Opened, Committed(Russia, "withdrawal", "BAS")).When(command).ThenAfter(new RecordCorrected(command.Stamp, 2, "withdrawal", command.Correction, command.Reason));

        var corrected = state.Now.Concessions.Find("withdrawal")!;
        (corrected.Magnitude, corrected.Standing.Status, corrected.Giver).ShouldBe((new Magnitude.Quantity(1500), ConcessionStatus.Fulfilled, Actor.B));
        state.When(command with { Stamp = By(CoChairs) }).ThenRefused(RefusalCode.NoChange);
    }

    [Fact]
    public void a_demand_is_corrected_by_its_asker()
    {
        var command = new CorrectRecord(By(Georgia), 2, "leave", new ConcessionDraft { Due = new(2026, 1, 1) }, "date left out");
        var asked = Given(Opened, Asked(Georgia, "leave", Russia));
        asked.When(command).ThenAfter(new RecordCorrected(command.Stamp, 2, "leave", command.Correction, command.Reason)).Now.Demands.Find("leave")!.Due.ShouldBe(new(2026, 1, 1));
        asked.When(command with { Stamp = By(Russia) }).ThenRefused(RefusalCode.NotYours);
    }

    [Fact]
    public void a_correction_of_something_not_on_record_is_refused()
    {
        var correct = new CorrectRecord(By(CoChairs), 2, "withdrawal", new ConcessionDraft { Due = new(2026, 1, 1) }, "date left out");
        var state = Given(Opened, Committed(Russia, "withdrawal", "BAS"));
        state.When(correct with { TargetId = "other" }).ThenRefused(RefusalCode.NotOnRecord);
        state.When(correct with { Version = 3 }).ThenRefused(RefusalCode.NotOnRecord);
        state.When(correct with { Version = 1 }).ThenRefused(RefusalCode.NotOnRecord);
        state.When(correct with { Correction = new ConcessionDraft { Support = 2 } }).ThenRefused(RefusalCode.OutOfRange);
        state.When(correct with { Reason = "" }).ThenRefused(RefusalCode.OutOfRange);
    }
}

public class when_a_history_is_replayed
{
    private static readonly NegotiationEvent[] History =
    [
        Opened with { Stamp = By(CoChairs, "2008-10-15") },
        Committed(Russia, "withdrawal", "BAS", "2008-08-12"),
        new ConcessionCommitted(By(Russia, "2010-12", Confidence.U), "parallel-pledge", Terms("LEG/force", 0.5)),
        new ConcessionFulfilled(By(CoChairs, "2011-01-10"), "withdrawal", null),
    ];

    [Fact]
    public void a_version_is_that_many_events()
    {
        Replay.ToVersion(History, 2).ShouldBe(Replay.All(History[..2]));
        Replay.ToVersion(History, 99).Version.ShouldBe(4);
        Replay.ToVersion(History, 0).ShouldBe(Negotiation.NotOpened);
    }

    [Fact]
    public void a_month_counts_from_its_last_day()
    {
        Replay.ToDate(History, new(2010, 12, 30)).Concessions.Find("parallel-pledge").ShouldBeNull();
        Replay.ToDate(History, new(2010, 12, 31)).Concessions.Find("parallel-pledge").ShouldNotBeNull();
        Replay.ToDate(History, new(2010, 12, 31)).Concessions.Find("withdrawal")!.Standing.Status.ShouldBe(ConcessionStatus.Committed);
    }

    [Fact]
    public void what_refers_to_something_left_out_moves_the_version_alone()
    {
        var now = Replay.All([History[0], History[3]]);
        now.Version.ShouldBe(2);
        now.Concessions.Origins.ShouldBeEmpty();
    }

    [Fact]
    public void a_fork_has_its_own_id_and_knows_where_it_comes_from()
    {
        var fork = new NegotiationForked(By(CoChairs, "2026-03-01"), new("what-if"), new("geneva"), 4, ["Georgia gives the pledge"]);
        var now = Replay.ToDate([.. History, fork], new(2011, 12, 31));

        now.Id.ShouldBe(new NegotiationId("what-if"));
        now.Lineage.ShouldBe([new ForkedFrom(new("geneva"), 4, ["Georgia gives the pledge"])]);
        now.Concessions.ShouldBe(Replay.All(History).Concessions);
    }

    [Fact]
    public void a_ledger_without_its_package_is_the_same_otherwise()
    {
        var now = Given(History).And(new ProposalTabled(By(CoChairs), Text("draft", Clause("1", "TER", Actor.B)))).Now;
        var ledger = now.LedgerAt(new(2026, 2, 24));

        ledger.Package.ShouldNotBeNull().Items.ShouldHaveSingleItem().Giver.ShouldBe(Actor.B);
        (ledger with { Package = null }).Items.ShouldBe(now.StepsAt(new(2026, 2, 24)).Items);
        now.StepsAt(new(2026, 2, 24)).Package.ShouldBeNull();
    }
}
