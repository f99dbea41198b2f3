using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>The unanswered-demand rule (§2.5): T29 and the seed fixtures (a) and (b).</summary>
public class when_demands_are_answered
{
    [Fact]
    public void T29_each_class_is_covered_on_its_own()
    {
        var asked = Of(Given.Ledger(
            Step("a1", Side.A, Dimension.SEC, .2), Step("a2", Side.A, Dimension.ECO, .1), Step("a3", Side.A, Dimension.POL, .3),
            Step("b1", Side.B, Dimension.SEC, .2), Step("b3", Side.B, Dimension.POL, .15))).OfA;

        asked.LikeForLike!.Value.ShouldBe(.583333, 1e-6);
        asked.Demands.Select(demand => (demand.Id, demand.Because)).ShouldBe([("a3", UnansweredBecause.TooSmall), ("a1", null), ("a2", UnansweredBecause.NoCounterpart)]);
        asked.Demands.Select(demand => demand.Coverage).ShouldBe([.5, 1, 0]);
    }

    [Fact]
    public void seed_fixture_a_nothing_asked_of_B_answers_nothing()
    {
        var ledger = Given.Ledger(Step("cut", Side.A, Dimension.FOR, .3), Step("leave", Side.A, Dimension.TER, .2));
        var principle = Of(ledger);

        principle.OfA.LikeForLike.ShouldBe(0);
        principle.OfB.LikeForLike.ShouldBeNull();
        var verdict = Appraisal.Of(ledger, Perspective.Neutral, Switches.Default).Judge(Given.PledgedSacrifice);
        (verdict.Index, verdict.State).ShouldBe((1, VerdictState.OneSided));
    }

    [Fact]
    public void seed_fixture_b_an_observers_demands_stand_beside_and_count_in_the_what_if_only()
    {
        var ledger = Given.Ledger(Step("cut", Side.A, Dimension.FOR, .3)) with
        {
            Demands = [Demand("eu", AskerRole.Observer, Side.B, Dimension.BAS, .4, Given.Today.AddDays(-7))],
        };

        var whatIf = Of(ledger, Switches.Default with { CountObserverDemands = true });

        Of(ledger).OfA.LikeForLike.ShouldBe(0);
        whatIf.OfA.LikeForLike.ShouldBe(1);
        Of(ledger).OfB.Beside.ShouldHaveSingleItem().Id.ShouldBe("eu");
        whatIf.OfB.Beside.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(30, 1.0)]
    [InlineData(31, 0.0)]
    [InlineData(-1, 0.0)]
    public void a_partys_demand_counts_up_to_thirty_days_before_the_package(int daysBefore, double covered)
    {
        var ledger = Given.Ledger(Step("cut", Side.A, Dimension.FOR, .3)) with
        {
            Demands = [Demand("d", AskerRole.Party, Side.B, Dimension.FOR, .3, Given.Today.AddDays(-daysBefore))],
        };

        Of(ledger).OfA.LikeForLike.ShouldBe(covered);
    }

    [Fact]
    public void recognition_does_not_answer_a_pledge_of_non_use_of_force()
    {
        var pledge = Step("a", Side.A, Dimension.LEG, .5) with { Line = new Line(Dimension.LEG, "force") };
        var recognition = Step("b", Side.B, Dimension.LEG, .5) with { Line = new Line(Dimension.LEG, "recognition") };

        Of(Given.Ledger(pledge, recognition)).OfA.Unanswered.Single().Because.ShouldBe(UnansweredBecause.NoCounterpart);
        Of(Given.Ledger(pledge, recognition)).OfA.Any.ShouldBe(1);
    }

    [Fact]
    public void no_unit_of_an_answer_is_used_twice_and_its_own_dimension_comes_first()
    {
        // BAS could answer both; TER takes it only after FOR has been served by FOR.
        var asked = Of(Given.Ledger(
            Step("a1", Side.A, Dimension.FOR, .4), Step("a2", Side.A, Dimension.TER, .3),
            Step("b1", Side.B, Dimension.FOR, .4), Step("b2", Side.B, Dimension.BAS, .3))).OfA;

        asked.Demands.Select(demand => demand.Coverage).ShouldBe([1, 1]);
        asked.Demands.ShouldAllBe(demand => demand.Because == null);
    }

    [Fact]
    public void an_answer_used_up_by_a_larger_demand_is_said_to_be()
    {
        var asked = Of(Given.Ledger(
            Step("a1", Side.A, Dimension.ECO, .4), Step("a2", Side.A, Dimension.ECO, .3), Step("b1", Side.B, Dimension.ECO, .4))).OfA;

        asked.Unanswered.Single().ShouldSatisfyAllConditions(
            demand => demand.Id.ShouldBe("a2"),
            demand => demand.Because.ShouldBe(UnansweredBecause.UsedUpElsewhere));
    }

    [Fact]
    public void a_later_or_undated_answer_does_not_answer_a_dated_demand()
    {
        var due = new DateOnly(2026, 6, 1);
        var asked = Step("a", Side.A, Dimension.ECO, .2) with { Due = due };
        UnansweredBecause? Because(DateOnly? answerDue) =>
            Of(Given.Ledger(asked, Step("b", Side.B, Dimension.ECO, .2) with { Due = answerDue })).OfA.Demands.Single().Because;

        Because(due.AddDays(30)).ShouldBeNull();
        Because(due.AddDays(31)).ShouldBe(UnansweredBecause.LaterOrUndated);
        Because(null).ShouldBe(UnansweredBecause.LaterOrUndated);
    }

    [Fact]
    public void a_demand_of_unknown_size_is_named_and_left_out_of_the_sums()
    {
        var asked = Of(Given.Ledger(Given.Step("a", Side.A, Dimension.ECO, null), Step("a2", Side.A, Dimension.POL, .2))).OfA;

        asked.Unmeasured.ShouldBe(["a"]);
        asked.LikeForLike.ShouldBe(0);
    }

    private static Concession Step(string id, Side side, Dimension dimension, double x) => Given.Step(id, side, dimension, Given.Share(x));

    private static Demand Demand(string id, AskerRole role, Side askee, Dimension dimension, double x, DateOnly on) =>
        new() { Id = id, Asker = id, Role = role, Askee = askee, Line = new Line(dimension), Magnitude = Given.Share(x), On = on };

    private static Principle Of(ConcessionLedger ledger, Switches? switches = null) => Principle.Of(ledger, Perspective.Neutral, switches ?? Switches.Default);
}
