using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Files.Tests;

public class when_the_worked_example_is_read
{
    private readonly LedgerFile _file;

    public when_the_worked_example_is_read()
    {
        var loaded = LedgerFile.Read(Reads.Beside("e2e-1.json"), "e2e-1.json");
        loaded.Findings.ShouldBeEmpty();
        _file = loaded.Value!;
    }

    private Concession Item(string id) => _file.Ledger.Items.Single(item => item.Id == id);

    [Fact]
    public void its_clauses_become_eight_items_and_a_gift()
    {
        _file.Ledger.Items.Select(item => item.Id).ShouldBe(["c1", "c2", "c3.A", "c3.B", "c4.A", "c4.B", "c5", "c6"]);
        _file.Ledger.Gifts.Select(gift => (gift.Id, gift.Giver.ToString())).ShouldBe([("c7", "T:US")]);
        _file.Ledger.Package!.Date.ShouldBe(new DateOnly(2026, 2, 20));
        _file.Ledger.Package.Items.ShouldBe(_file.Ledger.Items);
    }

    [Fact]
    public void magnitudes_are_as_written()
    {
        Item("c1").Magnitude.ShouldBe(new Magnitude.Cap(660));
        Item("c2").Magnitude.ShouldBe(new Magnitude.Quantity(new Estimate(5000, 6000, 7000)));
        Item("c4.A").Magnitude.ShouldBe(new Magnitude.Share(new Estimate(.2, .35, .5)));
        Item("c5").Magnitude.ShouldBe(new Magnitude.Ladder(0, .5));
    }

    [Fact]
    public void what_holds_for_one_side_holds_for_that_side_only()
    {
        Item("c3.A").Standing.ShouldBe(new Standing(ConcessionStatus.Fulfilled));
        Item("c3.B").Standing.ShouldBe(new Standing(ConcessionStatus.InProgress, .5));
        Item("c3.B").ReadBy(Side.B).ShouldBe(new Standing(ConcessionStatus.Fulfilled));
        Item("c3.B").ReadBy(Side.A).ShouldBe(new Standing(ConcessionStatus.InProgress, .5));
        Item("c4.A").ObligationClass.ShouldBe(ObligationClass.New);
        Item("c4.B").ObligationClass.ShouldBe(ObligationClass.Reaffirm);
        Item("c2").ObligationClass.ShouldBe(ObligationClass.Discharge);
    }

    [Fact]
    public void beneficiaries_verification_and_enforcement_are_kept()
    {
        var c6 = Item("c6");
        c6.Beneficiaries.ShouldBe([Actor.A, Actor.Third("MD")]);
        (c6.Verification, c6.Enforcement).ShouldBe((.75, 1.0));
        Item("c1").Beneficiaries.ShouldBe([Actor.B]);
    }

    [Fact]
    public void holdings_targets_demands_and_evidence_are_kept()
    {
        var ledger = _file.Ledger;
        ledger.Cutoff.ShouldBe(new DateOnly(2026, 2, 24));
        ledger.Holdings[new Line(Dimension.FOR)].ShouldBe(new Holding(880, 1500));
        ledger.Holdings[new Line(Dimension.TER)].ShouldBe(new Holding(null, null, 10000));
        ledger.Targets[new Line(Dimension.FOR)].ShouldBe(new Target(3, 5));
        ledger.Evidence.ShouldBe([
            new Evidence(Actor.A, Dimension.FOR, 1, new DateOnly(2026, 2, 24), Continuing: false, 1),
            new Evidence(Actor.B, Dimension.TER, 0, new DateOnly(2015, 2, 12), Continuing: true, 1),
            new Evidence(Actor.B, Dimension.HUM, 1, new DateOnly(2016, 2, 24), Continuing: false, .8),
        ]);
        var demand = ledger.Demands.ShouldHaveSingleItem();
        (demand.Id, demand.Asker, demand.Role, demand.Askee, demand.Line.ToString()).ShouldBe(("d1", "EU", AskerRole.Observer, Side.B, "FOR"));
        (demand.Magnitude, demand.On).ShouldBe((new Magnitude.Quantity(150), new DateOnly(2026, 2, 17)));
    }

    [Fact]
    public void two_perspectives_are_kept_with_their_weights_and_reading()
    {
        _file.Perspectives.Select(perspective => perspective.Id).ShouldBe(["Neutral", "P2"]);
        var (neutral, p2) = (_file.Perspectives[0], _file.Perspectives[1]);
        neutral.WeightsOfA[Dimension.TER].ShouldBe(.1);
        neutral.Reading.ShouldBeNull();
        p2.Reading.ShouldBe(Side.B);
        (p2.WeightsOfA[Dimension.TER], p2.WeightsOfB[Dimension.SEC], p2.WeightsOfB[Dimension.VER]).ShouldBe((.3, .3, 0));
    }
}

public class when_a_bare_ledger_has_no_proposal
{
    [Fact]
    public void the_package_is_made_of_the_sides_items_as_of_the_cut_off()
    {
        var file = Reads.Ledger("""
            {"cutoff": "2026-02", "items": [
              {"id": "a", "side": "A", "dimension": "FOR", "magnitude": {"quantity": 1}},
              {"id": "t", "side": "T:US", "dimension": "ECO"}]}
            """).Value!;
        file.Ledger.Package!.Date.ShouldBe(new DateOnly(2026, 2, 28));
        file.Ledger.Package.Items.Select(item => item.Id).ShouldBe(["a"]);
        file.Ledger.Gifts.Select(item => item.Id).ShouldBe(["t"]);
        file.Ledger.Items.Single().Standing.Status.ShouldBe(ConcessionStatus.Committed);
    }

    [Fact]
    public void a_null_or_absent_magnitude_is_missing_and_not_zero()
    {
        var file = Reads.Ledger("""{"cutoff": "2026-02-24", "items": [{"id": "a", "side": "A", "dimension": "FOR", "magnitude": null}]}""").Value!;
        file.Ledger.Items.Single().Magnitude.ShouldBeNull();
    }
}

public class when_a_bare_ledger_sets_switches
{
    [Fact]
    public void those_change_and_the_rest_stay_at_their_defaults()
    {
        var switches = Reads.Ledger("""{"cutoff": "2026-02-24", "switches": {"lam": 0, "observerDemands": "count", "hT": "none", "hC": 5}}""").Value!.Switches;
        (switches.Lambda, switches.CountObserverDemands, switches.HT, switches.HC, switches.Theta).ShouldBe((0, true, double.PositiveInfinity, 5, .8));
    }
}

public class when_a_bare_ledger_states_only_some_weights
{
    [Fact]
    public void the_others_are_unknown_and_not_zero()
    {
        var perspective = Reads.Ledger("""
            {"cutoff": "2026-02-24", "perspectives": [{"id": "p", "weights": {"shared": {"TER": 0.5, "FOR": 0.4, "POL": null}}}]}
            """).Value!.Perspectives.Single();
        (perspective.WeightsOfA[Dimension.TER], perspective.WeightsOfA[Dimension.POL], perspective.WeightsOfB[Dimension.VER]).ShouldBe((.5, (double?)null, (double?)null));
    }

    [Fact]
    public void ranks_become_centroid_weights_and_ties_share()
    {
        var perspective = Reads.Ledger("""
            {"cutoff": "2026-02-24", "perspectives": [{"id": "p", "weights": {"shared": {"ranks": ["SEC", ["WPN", "LEG"]]}}}]}
            """).Value!.Perspectives.Single();
        perspective.Ranked.ShouldBeTrue();
        perspective.WeightsOfA[Dimension.SEC]!.Value.ShouldBe(11.0 / 18, 1e-12);
        perspective.WeightsOfA[Dimension.WPN].ShouldBe(perspective.WeightsOfA[Dimension.LEG]);
        perspective.WeightsOfA[Dimension.TER].ShouldBeNull();
    }
}
