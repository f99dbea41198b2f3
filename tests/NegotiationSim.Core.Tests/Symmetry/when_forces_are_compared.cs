using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>T26 and T14: one package is even under one reading of "comparable" and tilted under another.</summary>
public class when_forces_are_compared
{
    private const double Exact = 1e-6;

    [Theory]
    [InlineData("equal number", 80, 80, 0, .260504, .279279)]
    [InlineData("equal share", 80, 136.363636363636, -.260504, 0, .260504)]
    [InlineData("equal ceiling", 80, 700, -.794872, -.673913, 0)]
    [InlineData("one-sided", 80, 0, 1, 1, .304348)]
    public void T26_norms_disagree(string package, double cutOfA, double cutOfB, double byNumber, double byShare, double byCeiling)
    {
        var steps = new List<Concession> { Given.Step("a", Side.A, Dimension.FOR, Given.Quantity(cutOfA)) };
        if (cutOfB > 0)
        {
            steps.Add(Given.Step("b", Side.B, Dimension.FOR, Given.Quantity(cutOfB)));
        }

        var appraisal = Appraisal.Of(WithForces([.. steps]), Perspective.Neutral, Switches.Default);

        Index(appraisal, Norm.EqualNumber).ShouldBe(byNumber, Exact, package);
        Index(appraisal, Norm.EqualProportion).ShouldBe(byShare, Exact, package);
        Index(appraisal, Norm.EqualCeiling).ShouldBe(byCeiling, Exact, package);
    }

    [Fact]
    public void T14_dayton_ceilings_stand_in_their_ratio()
    {
        (string Class, double A, double B)[] ceilings = [("tanks", 1025, 410), ("acv", 850, 340), ("artillery", 3750, 1500), ("aircraft", 155, 62), ("helicopters", 53, 21)];
        foreach (var (name, a, b) in ceilings)
        {
            var line = new Line(Dimension.WPN, name);
            var ledger = Given.Ledger(new Concession { Id = "x", Giver = Actor.A, Line = line, Magnitude = Given.Quantity(0) }) with
            {
                Holdings = new Dictionary<Line, Holding> { [line] = new(a, b) },
                Targets = new Dictionary<Line, Target> { [new Line(Dimension.WPN)] = new(5, 2) },
            };
            var appraisal = Appraisal.Of(ledger, Perspective.Neutral, Switches.Default);

            // EqualCeiling is positive where A ends lower; (H_A − H_B)/(H_A + H_B) is its negative.
            Index(appraisal, Norm.EqualCeiling).ShouldBe(name == "helicopters" ? -.432432 : -.428571, Exact, name);
            Index(appraisal, Norm.TargetRatio).ShouldBe(name == "helicopters" ? -.004739 : 0, Exact, name);
        }
    }

    [Fact]
    public void a_cap_at_or_above_what_is_held_asks_for_nothing()
    {
        var verdict = Judge(WithForces(Given.Step("a", Side.A, Dimension.FOR, Given.Cap(900)), Given.Step("b", Side.B, Dimension.FOR, Given.Quantity(150))), Norm.EqualProportion);

        verdict.Index.ShouldBe(-1);
        verdict.Caveats.HasFlag(Caveats.NonBindingCap).ShouldBeTrue();
    }

    [Fact]
    public void more_than_is_held_is_clipped_and_said()
    {
        var verdict = Judge(WithForces(Given.Step("a", Side.A, Dimension.FOR, Given.Quantity(1000))), Norm.EqualProportion);

        verdict.Balance.A.ShouldBe(.1, 1e-12);
        verdict.Caveats.HasFlag(Caveats.ExceedsHoldings).ShouldBeTrue();
    }

    [Fact]
    public void unknown_holdings_leave_the_magnitude_missing_and_never_one_sided()
    {
        var verdict = Judge(
            WithForces(Given.Step("a", Side.A, Dimension.FOR, Given.Quantity(80)), Given.Step("b", Side.B, Dimension.BAS, Given.Quantity(5))),
            Norm.EqualProportion);

        verdict.State.ShouldBe(VerdictState.MissingMagnitude);
        verdict.Index.ShouldBeNull();
        verdict.Unmeasured.ShouldBe(["b"]);
        verdict.Caveats.HasFlag(Caveats.MissingHoldings).ShouldBeTrue();
        verdict.Interval!.Value.Low.ShouldBeLessThan(verdict.Interval.Value.High);
    }

    [Fact]
    public void before_anyone_has_moved_a_level_norm_shows_its_value_and_withholds_the_verdict()
    {
        var verdict = Judge(WithForces(Given.Step("a", Side.A, Dimension.TER, Given.Share(.5))), Norm.EqualCeiling);

        verdict.State.ShouldBe(VerdictState.NoSteps);
        verdict.Index!.Value.ShouldBe((1500 - 880) / 2380.0, Exact);
        verdict.Band.ShouldBeNull();
    }

    [Fact]
    public void without_targets_or_holdings_a_level_norm_is_undefined_with_its_reason()
    {
        Judge(WithForces(), Norm.TargetRatio).State.ShouldBe(VerdictState.NoTargetRatio);
        Judge(Given.Ledger(), Norm.EqualCeiling).State.ShouldBe(VerdictState.NoHoldings);
        Judge(Given.Ledger() with { Holdings = new Dictionary<Line, Holding> { [new Line(Dimension.FOR)] = new(0, 0) } }, Norm.EqualCeiling).State.ShouldBe(VerdictState.ZeroLevels);
        Appraisal.Of(WithForces(), Given.Shared(1), Switches.Default).Judge(Reading(Norm.EqualCeiling)).State.ShouldBe(VerdictState.NoWeight);
    }

    private static ConcessionLedger WithForces(params Concession[] steps) => Given.Ledger(steps) with
    {
        Holdings = new Dictionary<Line, Holding> { [new Line(Dimension.FOR)] = new(880, 1500) },
    };

    private static double Index(Appraisal appraisal, Norm norm) => appraisal.Judge(Reading(norm)).Index!.Value;

    private static Verdict Judge(ConcessionLedger ledger, Norm norm) => Appraisal.Of(ledger, Perspective.Neutral, Switches.Default).Judge(Reading(norm));

    private static Reading Reading(Norm norm) => new(norm, Lens.Pledged, Baseline.StatusQuo);

    [Fact]
    public void a_level_verdict_stands_once_only_where_its_dimensions_are_the_same_for_all()
    {
        var ledger = Given.Ledger() with
        {
            Holdings = new Dictionary<Line, Holding> { [new Line(Dimension.FOR)] = new(0, 2), [new Line(Dimension.WPN, "tanks")] = new(0, 2) },
        };
        var asked = AskedReadings.Default with { Norms = [Norm.EqualCeiling], Lenses = [Lens.Pledged] };

        Score.Of(ledger, [Perspective.Neutral], asked, Switches.Default).Verdicts.ShouldHaveSingleItem().Perspective.ShouldBeNull();
        Score.Of(ledger, [Perspective.Neutral, Given.Shared(0, 1)], asked, Switches.Default).Verdicts.Select(verdict => verdict.Perspective).ShouldBe([Perspective.Neutral.Id, "shared"]);
    }

    [Fact]
    public void the_signed_account_says_what_it_could_not_measure()
    {
        var ledger = Given.Ledger(Given.Step("a", Side.A, Dimension.POL, null), Given.Step("b", Side.B, Dimension.POL, Given.Share(.5)));
        var appraisal = Appraisal.Of(ledger, Perspective.Neutral, Switches.Default);

        appraisal.Net(Given.PledgedSacrifice).Unmeasured.ShouldBe(["a"]);
        appraisal.Judge(Given.PledgedSacrifice with { Account = Account.Net }).Unmeasured.ShouldBe(["a"]);
    }
}
