using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Symmetry;

/// <summary>Worked examples of the measurement model §9 for levels and structure.</summary>
public class when_columns_are_compared
{
    private const double Exact = 1e-6;

    [Fact]
    public void T25_gives_every_level_and_the_structure()
    {
        var ledger = Given.Columns([.5, .4, .1, .2], [.1, .2, .6, .2]);

        var balance = Appraisal.Of(ledger, Given.Shared(.4, .3, .2, .1), Given.WholeRho).Judge(Given.PledgedSacrifice).Balance;

        balance.A.ShouldBe(.36, Exact);
        balance.B.ShouldBe(.24, Exact);
        balance.Index!.Value.ShouldBe(.2, Exact);
        balance.ParityRatio!.Value.ShouldBe(.666667, Exact);
        balance.LogRatio!.Value.ShouldBe(.405465, Exact);
        balance.L1!.Value.ShouldBe(.533333, Exact);
        balance.Compensation!.Value.ShouldBe(.625, Exact);
        balance.Cosine!.Value.ShouldBe(.541736, Exact);
        Spread.SkewSymmetry(new[,] { { 0, balance.A }, { balance.B, 0 } })!.Value.ShouldBe(.038462, Exact);
    }

    [Fact]
    public void T35_nothing_given_is_undefined_and_not_balanced()
    {
        var verdict = Appraisal.Of(Given.Ledger(), Perspective.Neutral, Switches.Default).Judge(Given.PledgedSacrifice);

        verdict.Index.ShouldBeNull();
        verdict.State.ShouldBe(VerdictState.NoConcessions);
        verdict.Band.ShouldBeNull();
        verdict.Interval.ShouldBeNull();
    }

    [Fact]
    public void T35_one_side_alone_is_one_sided()
    {
        var verdict = Appraisal.Of(Given.Columns([.3], []), Given.Shared(1), Given.WholeRho).Judge(Given.PledgedSacrifice);

        verdict.Index.ShouldBe(1);
        verdict.Balance.ParityRatio.ShouldBe(0);
        verdict.Balance.LogRatio.ShouldBeNull();
        verdict.Balance.LogRatioShifted!.Value.ShouldBe(3.433987, Exact);
        verdict.State.ShouldBe(VerdictState.OneSided);
        verdict.Band.ShouldBe(Band.Lopsided);
    }

    [Fact]
    public void T35_too_little_to_judge_shows_numbers_and_withholds_the_verdict()
    {
        var verdict = Appraisal.Of(Given.Columns([.01], [.01]), Given.Shared(1), Given.WholeRho).Judge(Given.PledgedSacrifice);

        verdict.Index.ShouldBe(0);
        verdict.State.ShouldBe(VerdictState.BelowMateriality);
        verdict.Band.ShouldBeNull();
    }

    [Fact]
    public void mirrored_dimensions_leave_nothing_to_compensate()
    {
        var verdict = Appraisal.Of(Given.Columns([.2, .3], [.2, .3]), Given.Shared(.5, .5), Given.WholeRho).Judge(Given.PledgedSacrifice);

        verdict.Index.ShouldBe(0);
        verdict.Balance.L1.ShouldBe(0);
        verdict.Balance.Compensation.ShouldBeNull();
        verdict.Caveats.HasFlag(Caveats.Mirror).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1.0 / 9, Band.Balanced)]
    [InlineData(.1112, Band.Mild)]
    [InlineData(-1.0 / 3, Band.Mild)]
    [InlineData(.334, Band.Strong)]
    [InlineData(-2.0 / 3, Band.Strong)]
    [InlineData(.667, Band.Lopsided)]
    public void bands_include_their_upper_end(double index, Band band) => Balance.BandOf(index, 1.0 / 9).ShouldBe(band);

    [Fact]
    public void T20_skew_symmetry_and_directional_consistency()
    {
        double[,] given = { { 0, 1, 3 }, { 1, 0, 1 }, { 2, 1, 0 } };

        Spread.SkewSymmetry(given)!.Value.ShouldBe(.5 / 17, 1e-12);
        Spread.DirectionalConsistency(given)!.Value.ShouldBe(1.0 / 9, 1e-12);
        Spread.SkewSymmetry(new double[2, 2]).ShouldBeNull();
        Spread.DirectionalConsistency(new double[2, 2]).ShouldBeNull();
    }

    [Fact]
    public void T22_inequality_inside_a_side()
    {
        Spread.Gini([1, 2, 3, 4, 5])!.Value.ShouldBe(.266667, Exact);
        Spread.Theil([1, 2, 3, 4, 5])!.Value.ShouldBe(.119688, Exact);
        Spread.Gini([3, 1])!.Value.ShouldBe(.25, Exact);
        Spread.Theil([3, 1])!.Value.ShouldBe(.130812, Exact);
        Spread.Gini([1, 1]).ShouldBe(0);
        Spread.Theil([1, 1]).ShouldBe(0);
        Spread.Gini([0, 0]).ShouldBeNull();
        Spread.Theil([]).ShouldBeNull();
    }

    [Fact]
    public void T12_value_functions_are_piecewise_linear_and_flat_outside()
    {
        new ValueFunction([-.15, 0, .25, .35], [0, .1, .9, 1]).At(.1).ShouldBe(.42, 1e-12);
        var falling = new ValueFunction([50, 75, 90, 100], [1, .8, .5, 0]);
        falling.At(60).ShouldBe(.92, 1e-12);
        falling.At(10).ShouldBe(1);
        falling.At(200).ShouldBe(0);
    }

    [Fact]
    public void T18_ranks_become_rank_order_centroids_and_ties_share_the_mean()
    {
        var weights = WeightTable.FromRanks([[Dimension.SEC], [Dimension.TER], [Dimension.FOR], [Dimension.HUM]]);

        weights[Dimension.SEC]!.Value.ShouldBe(.520833, Exact);
        weights[Dimension.TER]!.Value.ShouldBe(.270833, Exact);
        weights[Dimension.FOR]!.Value.ShouldBe(.145833, Exact);
        weights[Dimension.HUM]!.Value.ShouldBe(.0625, Exact);
        weights[Dimension.ECO].ShouldBeNull();
        WeightTable.FromRanks([[Dimension.SEC], [Dimension.TER, Dimension.FOR]])[Dimension.FOR]!.Value.ShouldBe((.277778 + .111111) / 2, Exact);
    }
}
