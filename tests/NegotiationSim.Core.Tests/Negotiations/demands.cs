using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using static NegotiationSim.Core.Tests.Negotiations.Bargaining;
using static NegotiationSim.Core.Tests.Negotiations.Table;

namespace NegotiationSim.Core.Tests.Negotiations;

public class when_something_is_demanded
{
    [Fact]
    public void it_is_on_record_with_asker_askee_and_terms()
    {
        var command = new TableDemand(By(Russia, "2009-11-11"), "treaty", Georgia.Id, "a treaty with the two entities", Terms("LEG/force", 1), "non-use of force", null);
        var now = Given(Opened).When(command).ThenAfter(new DemandTabled(command.Stamp, "treaty", Georgia.Id, command.Text, command.Terms, command.Topic, null)).Now;

        var demand = now.Demands.Find("treaty").ShouldNotBeNull();
        (demand.Asker, demand.Role, demand.Askee, demand.IsOpen, demand.On).ShouldBe(("Russia", AskerRole.Party, Side.A, true, new DateOnly(2009, 11, 11)));
        demand.Sources.ShouldBe(["SEED-B"]);
        now.Demands.Origins.Find("treaty").ShouldNotBeNull().Topic.ShouldBe("non-use of force");
    }

    [Fact]
    public void an_observers_demand_is_known_as_one()
    {
        Given(Opened, Asked(Monitors, "access", Russia)).Now.LedgerAt(new(2026, 2, 24)).Demands.ShouldHaveSingleItem().Role.ShouldBe(AskerRole.Observer);
        Given(Opened, Asked(Osce, "access", Russia)).Now.Demands.Find("access")!.Role.ShouldBe(AskerRole.Mediator);
    }

    [Fact]
    public void demands_on_third_parties_and_procedural_ones_stay_out_of_the_ledger()
    {
        var move = Asked(Russia, "other-venue", Georgia) with { Terms = Terms("POL") with { Procedural = true } };
        var now = Given(Opened, Asked(Russia, "un-resolution", UnitedStates), move, Asked(Georgia, "withdrawal", Russia)).Now;

        now.LedgerAt(new(2026, 2, 24)).Demands.Select(demand => demand.Id).ShouldBe(["withdrawal"]);
        now.Demands.Find("un-resolution").ShouldNotBeNull();
        now.Demands.Find("other-venue").ShouldNotBeNull();
    }

    [Fact]
    public void it_needs_somebody_else_a_dimension_and_a_free_id()
    {
        var demand = new TableDemand(By(Georgia), "x", Russia.Id, "leave", Terms("TER"), null, null);
        Given(Opened).When(demand with { Askee = Georgia.Id }).ThenRefused(RefusalCode.OutOfRange);
        Given(Opened).When(demand with { Askee = new("nobody") }).ThenRefused(RefusalCode.UnknownParty);
        Given(Opened).When(demand with { Terms = ConcessionDraft.Empty }).ThenRefused(RefusalCode.OutOfRange);
        Given(Opened, Asked(Georgia, "x", Russia)).When(demand).ThenRefused(RefusalCode.AlreadyOnRecord);
        Given(Opened, Offered(Georgia, "x")).When(demand).ThenRefused(RefusalCode.AlreadyOnRecord);
        Given(Opened).When(demand with { Terms = Terms("TER") with { Standing = new(ConcessionStatus.Fulfilled) } }).ThenRefused(RefusalCode.WrongStatus);
    }

    [Fact]
    public void every_number_out_of_range_is_named_at_once()
    {
        var terms = Terms("TER") with { Irreversibility = 1.5, Verification = double.NaN, Magnitude = new Magnitude.Quantity(new Estimate(5, 3, 1)) };
        Given(Opened).When(new TableDemand(By(Georgia), "x", Russia.Id, "leave", terms, null, null)).ThenRefused(RefusalCode.OutOfRange).LegalNow.ShouldBe([
            "irr goes from 0 to 1.",
            "verification goes from 0 to 1.",
            "quantity is a number, or low, mode and high in this order; none is below 0."]);
    }
}

public class when_a_demand_changes
{
    private static readonly DemandTabled Treaty = Asked(Russia, "treaty", Georgia, "LEG/force");

    [Fact]
    public void its_asker_sharpens_it()
    {
        var command = new SharpenDemand(By(Russia, "2026-02-04"), "treaty", "binding, with delimitation", new ConcessionDraft { Due = new(2026, 6, 1) });
        var state = Given(Opened, Treaty).When(command).ThenAfter(new DemandSharpened(command.Stamp, "treaty", command.Text, command.Terms));

        var demand = state.Now.Demands.Find("treaty")!;
        (demand.Text, demand.Due, demand.On, demand.Magnitude).ShouldBe(("binding, with delimitation", new(2026, 6, 1), new(2026, 2, 4), Treaty.Terms.Magnitude));
        state.Now.Demands.Origins.Find("treaty")!.FirstOn.ShouldBe(Treaty.Stamp.On);
        state.When(command with { Stamp = By(Russia) }).ThenRefused(RefusalCode.NoChange);
    }

    [Fact]
    public void nobody_else_sharpens_or_drops_it()
    {
        Given(Opened, Treaty).When(new SharpenDemand(By(Georgia), "treaty", "less", ConcessionDraft.Empty)).ThenRefused(RefusalCode.NotYours);
        Given(Opened, Treaty).When(new DropDemand(By(Abkhazia), "treaty")).ThenRefused(RefusalCode.NotYours)
            .Why.ShouldBe("Only Russia can drop treaty; you are seated as Abkhaz participants.");
        Given(Opened).When(new DropDemand(By(Russia), "treaty")).ThenRefused(RefusalCode.NotOnRecord);
    }

    [Fact]
    public void dropping_it_closes_it_once()
    {
        var command = new DropDemand(By(Russia), "treaty");
        var state = Given(Opened, Treaty).When(command).ThenAfter(new DemandDropped(command.Stamp, "treaty"));

        state.Now.Demands.Find("treaty")!.IsOpen.ShouldBeFalse();
        state.When(new DropDemand(By(Russia), "treaty")).ThenRefused(RefusalCode.WrongStatus);
        state.When(new SharpenDemand(By(Russia), "treaty", "again", ConcessionDraft.Empty)).ThenRefused(RefusalCode.WrongStatus);
    }

    [Fact]
    public void a_dropped_demand_is_a_step_of_who_dropped_it_of_the_class_that_only_opening_positions_count()
    {
        var step = Given(Opened, Treaty, new DemandDropped(By(Russia), "treaty")).Now.Concessions.Find("dropped/treaty").ShouldNotBeNull();

        (step.Giver, step.ObligationClass, step.Line, step.Magnitude).ShouldBe((Actor.B, ObligationClass.Dropped, new Line(Dimension.LEG, "force"), Treaty.Terms.Magnitude));
        step.Beneficiaries.ShouldBe([Actor.A]);
    }

    [Fact]
    public void an_observer_who_drops_one_gives_nothing() =>
        Given(Opened, Asked(Monitors, "access", Russia), new DemandDropped(By(Monitors), "access")).Now.Concessions.Origins.ShouldBeEmpty();
}
