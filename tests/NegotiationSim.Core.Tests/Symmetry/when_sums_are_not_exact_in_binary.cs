using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>.4 − .1 is not .3 in binary, and .8 − .7 − .1 is not 0: no verdict may hang on that.</summary>
public class when_sums_are_not_exact_in_binary
{
    [Fact]
    public void equal_demands_are_a_tie_however_they_are_written()
    {
        var ledger = Given.Ledger(
            Given.Step("a1", Side.A, Dimension.POL, Given.Share(.3)),
            Given.Step("a2", Side.A, Dimension.SEC, new Magnitude.Ladder(.1, .4)));

        Principle.Of(ledger, Perspective.Neutral, Switches.Default).OfA.Demands.Select(demand => demand.Id).ShouldBe(["a1", "a2"]);
    }

    [Fact]
    public void an_answer_is_not_reached_by_what_is_left_of_a_demand_that_is_met()
    {
        var ledger = Given.Ledger(
            Given.Step("a1", Side.A, Dimension.POL, new Magnitude.Ladder(.1, .4)),
            Given.Step("b1", Side.B, Dimension.POL, Given.Share(.3)),
            Given.Step("b2", Side.B, Dimension.POL, Given.Share(.5), ObligationClass.Discharge));

        Principle.Of(ledger, Perspective.Neutral, Switches.Default).OfA.AlreadyOwed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1e9)]
    public void forces_of_which_nothing_is_left_are_zero_in_any_unit(double unit)
    {
        var ledger = Given.Ledger(
            Given.Step("a1", Side.A, Dimension.FOR, Given.Quantity(.7 * unit)),
            Given.Step("a2", Side.A, Dimension.FOR, Given.Quantity(.1 * unit)),
            Given.Step("b1", Side.B, Dimension.FOR, Given.Quantity(unit))) with
        {
            Holdings = new Dictionary<Line, Holding> { [new Line(Dimension.FOR)] = new(.8 * unit, unit) },
        };

        var verdict = Appraisal.Of(ledger, Perspective.Neutral, Switches.Default).Judge(new Reading(Norm.EqualCeiling, Lens.Pledged, Baseline.StatusQuo));
        verdict.State.ShouldBe(VerdictState.ZeroLevels);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void nothing_of_nothing_has_no_log_ratio(bool isCap)
    {
        var ledger = Given.Ledger(Given.Step("a", Side.A, Dimension.BAS, isCap ? Given.Cap(5) : Given.Quantity(0)), Given.Step("b", Side.B, Dimension.BAS, Given.Quantity(1))) with
        {
            Holdings = new Dictionary<Line, Holding> { [new Line(Dimension.BAS)] = new(0, 5) },
            Normalisers = new Dictionary<Line, Normaliser> { [new Line(Dimension.BAS)] = Normaliser.LogRatio },
        };

        var verdict = Appraisal.Of(ledger, Perspective.Neutral, Switches.Default).Judge(Given.PledgedSacrifice);
        (verdict.State, verdict.Index).ShouldBe((VerdictState.MissingMagnitude, null));
        verdict.Unmeasured.ShouldBe(["a"]);
    }
}
