using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>E2E-1 from clauses to verdicts, to its last published digit.</summary>
public class when_the_whole_chain_runs
{
    private const double Published = 1e-6;

    private static readonly Appraisal Neutral = Appraisal.Of(E2E1.Ledger, Perspective.Neutral, Switches.Default);
    private static readonly Appraisal P2 = Appraisal.Of(E2E1.Ledger, E2E1.P2, Switches.Default);

    [Fact]
    public void clauses_become_the_items_of_their_forms()
    {
        E2E1.Items.Items.Select(item => item.Id).ShouldBe(["c1", "c2", "c3.A", "c3.B", "c4.A", "c4.B", "c5", "c6"]);
        E2E1.Items.Gifts.Select(gift => gift.Id).ShouldBe(["c7"]);
    }

    [Theory]
    [InlineData("c1", .8)]
    [InlineData("c2", .318176)]
    [InlineData("c3.B", .473674)]
    [InlineData("c4.A", .75)]
    [InlineData("c4.B", .411758)]
    [InlineData("c5", .75)]
    [InlineData("c6", .597076)]
    public void promises_are_worth_what_the_record_says(string id, double chance) =>
        Neutral.Credibility.Chance(E2E1.Items.Items.Single(item => item.Id == id)).ShouldBe(chance, Published);

    [Theory]
    [InlineData(Norm.EqualNumber, -.039277, -.035383, .398230, .611180, .211683, .127678, .452894, .542964, .142857, -.200000)]
    [InlineData(Norm.EqualProportion, .166667, .134118, .500000, .645051, .406663, .293467, .570976, .598848, .538462, .250000)]
    [InlineData(Norm.Sacrifice, .191919, .356784, .464020, .774648, .413413, .521439, .542633, .761507, .538462, .666667)]
    public void step_norms_give_the_published_balance(
        Norm norm, double pledged, double pledged2, double pledgedLegal, double pledgedLegal2, double expected, double expected2, double expectedLegal, double expectedLegal2, double delivered, double delivered2)
    {
        Index(norm, Lens.Pledged, Baseline.StatusQuo).ShouldBe((pledged, pledged2));
        Index(norm, Lens.Pledged, Baseline.Legal).ShouldBe((pledgedLegal, pledgedLegal2));
        Index(norm, Lens.Expected, Baseline.StatusQuo).ShouldBe((expected, expected2));
        Index(norm, Lens.Expected, Baseline.Legal).ShouldBe((expectedLegal, expectedLegal2));
        Index(norm, Lens.Delivered, Baseline.StatusQuo).ShouldBe((delivered, delivered2));
    }

    [Fact]
    public void the_legal_norm_is_sacrifice_on_the_legal_baseline_whatever_the_switch()
    {
        foreach (var lens in Enum.GetValues<Lens>())
        {
            Index(Norm.LegalBaseline, lens, Baseline.StatusQuo).ShouldBe(Index(Norm.Sacrifice, lens, Baseline.Legal));
        }
    }

    [Theory]
    [InlineData(Norm.EqualCeiling, Lens.Pledged, .388889, VerdictState.Ok)]
    [InlineData(Norm.EqualCeiling, Lens.Expected, .361162, VerdictState.Ok)]
    [InlineData(Norm.EqualCeiling, Lens.Delivered, .260504, VerdictState.NoSteps)]
    [InlineData(Norm.TargetRatio, Lens.Pledged, .153846, VerdictState.Ok)]
    [InlineData(Norm.TargetRatio, Lens.Expected, .122195, VerdictState.Ok)]
    [InlineData(Norm.TargetRatio, Lens.Delivered, .011236, VerdictState.NoSteps)]
    public void level_norms_give_the_published_balance_to_both(Norm norm, Lens lens, double published, VerdictState state)
    {
        Index(norm, lens, Baseline.StatusQuo).ShouldBe((published, published));
        Neutral.Judge(new Reading(norm, lens, Baseline.Legal)).State.ShouldBe(state);
    }

    [Fact]
    public void the_headline_has_its_published_structure_and_interval()
    {
        var verdict = Neutral.Judge(Reading.Headline);

        verdict.Balance.A.ShouldBe(.164219, Published);
        verdict.Balance.B.ShouldBe(.068153, Published);
        verdict.Balance.L1!.Value.ShouldBe(.575188, Published);
        verdict.Balance.Compensation!.Value.ShouldBe(.281256, Published);
        verdict.Balance.Cosine!.Value.ShouldBe(.891755, Published);
        verdict.Interval!.Value.Low.ShouldBe(.341613, Published);
        verdict.Interval.Value.High.ShouldBe(.479132, Published);
        var p2 = P2.Judge(Reading.Headline).Balance;
        p2.A.ShouldBe(.261328, Published);
        p2.B.ShouldBe(.082199, Published);
    }

    [Fact]
    public void gain_and_net_are_the_published_ones()
    {
        P2.Judge(Reading.Headline with { Account = Account.Gain }).Index!.Value.ShouldBe(.099589, Published);
        var pledged = P2.Judge(Reading.Headline with { Account = Account.Gain, Lens = Lens.Pledged });
        pledged.Index!.Value.ShouldBe(0, Published);
        pledged.Band.ShouldBe(Band.Balanced);
        var net = P2.Net(Reading.Headline);
        net.A!.Value.ShouldBe(-.107920, Published);
        net.B!.Value.ShouldBe(.105144, Published);
        var signed = P2.Judge(Reading.Headline with { Account = Account.Net });
        signed.Index.ShouldBeNull();
        signed.Caveats.HasFlag(Caveats.SignedAccount).ShouldBeTrue();
    }

    [Fact]
    public void what_is_asked_of_A_is_answered_as_published()
    {
        var asked = Principle.Of(E2E1.Ledger, Perspective.Neutral, Switches.Default).OfA;

        asked.LikeForLike!.Value.ShouldBe(.428571, Published);
        asked.Any!.Value.ShouldBe(.714286, Published);
        Principle.Of(E2E1.Ledger, E2E1.P2, Switches.Default).OfA.Any!.Value.ShouldBe(.761905, Published);
        asked.AnsweredCount.ShouldBe(0);
        asked.Unanswered.Select(demand => (demand.Id, Math.Round(demand.Coverage, 6), demand.Because)).ShouldBe(
        [
            ("c3.A", .6, UnansweredBecause.TooSmall),
            ("c5", 0, UnansweredBecause.NoCounterpart),
            ("c4.A", .571429, UnansweredBecause.TooSmall),
            ("c1", .4, UnansweredBecause.TooSmall),
        ]);
    }

    [Fact]
    public void what_is_asked_of_B_is_answered_as_published()
    {
        var asked = Principle.Of(E2E1.Ledger, Perspective.Neutral, Switches.Default).OfB;

        asked.LikeForLike!.Value.ShouldBe(.6, Published);
        asked.Any!.Value.ShouldBe(1, Published);
        (asked.AnsweredCount, asked.Demands.Count).ShouldBe((2, 4));
        asked.Unanswered.Select(demand => (demand.Id, demand.Because)).ShouldBe(
            [("c2", UnansweredBecause.NoCounterpart), ("c6", UnansweredBecause.WeakerVerification)]);
    }

    [Fact]
    public void an_observers_demand_counted_changes_both_directions()
    {
        var principle = Principle.Of(E2E1.Ledger, Perspective.Neutral, Switches.Default with { CountObserverDemands = true });

        principle.OfA.LikeForLike!.Value.ShouldBe(.476190, Published);
        var c1 = principle.OfA.Demands.Single(demand => demand.Id == "c1");
        c1.Coverage.ShouldBe(.8, Published);
        c1.Because.ShouldBe(UnansweredBecause.WeakerStatus);
        principle.OfB.LikeForLike!.Value.ShouldBe(.625, Published);
    }

    [Fact]
    public void the_default_score_has_a_row_for_each_reading_and_level_norms_once()
    {
        var score = Score.Of(E2E1.Ledger, [Perspective.Neutral, E2E1.P2], AskedReadings.Default, Switches.Default);

        // Three norms × two baselines × three lenses and the legal norm's three, for each of two perspectives; six level rows for both.
        score.Verdicts.Count.ShouldBe((2 * 21) + 6);
        score.Verdicts.Where(verdict => verdict.Reading.Norm.IsLevel()).ShouldAllBe(verdict => verdict.Perspective == null);
        score.Headline.Index!.Value.ShouldBe(.413413, Published);
        score.DependsOnBaseline.ShouldBeFalse();
    }

    [Fact]
    public void the_sentence_names_its_reading_and_says_who_is_asked_for_more() =>
        VerdictSentence.Of(Neutral.Judge(Reading.Headline), "equal weights", Naming.Proposal).ShouldBe(
            "On own-scale sacrifice, seen by equal weights, counting expected steps from the status quo, this text asks more of the Ukraine side (A) (A +.41, strong).");

    private static (double, double) Index(Norm norm, Lens lens, Baseline baseline) =>
        (Rounded(Neutral, norm, lens, baseline), Rounded(P2, norm, lens, baseline));

    private static double Rounded(Appraisal appraisal, Norm norm, Lens lens, Baseline baseline) =>
        Math.Round(appraisal.Judge(new Reading(norm, lens, baseline)).Index!.Value, 6, MidpointRounding.AwayFromZero) + 0.0;
}
