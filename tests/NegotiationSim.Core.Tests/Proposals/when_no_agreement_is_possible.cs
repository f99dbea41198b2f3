using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

public class when_no_agreement_is_possible
{
    private static readonly OutcomeSpace Space = new([new Issue.Categorical("border", ["old", "new"]), new Issue.Categorical("forces", ["stay", "go"])]);

    private static readonly Utility A = new([new(.5, ValueFunction.Table.Of(1, 0)), new(.5, ValueFunction.Table.Of(0, 1))]) { Reservation = .5 };

    private static readonly Utility B = new([new(.4, ValueFunction.Table.Of(0, 1)), new(.6, ValueFunction.Table.Of(1, 0))]) { Reservation = .5 };

    [Fact]
    public void no_solution_is_made_up()
    {
        var solutions = BargainingSolutions.Of(Tables(A with { Reservation = .9 }, B));

        solutions.Why.ShouldBe(NoSolution.EmptyZopa);
        (solutions.Nash ?? solutions.KalaiSmorodinsky ?? solutions.Egalitarian ?? solutions.Utilitarian ?? solutions.RelativeUtilitarian).ShouldBeNull();
        solutions.Ideal.ShouldBeNull();
    }

    [Fact]
    public void the_nearest_miss_says_what_is_missing()
    {
        var miss = NearestMiss.Of(Tables(A with { Reservation = .9 }, B));

        Space.OptionsOf(miss.Closest!.Value).ShouldBe([0, 0]);
        miss.Surpluses[0].ShouldBe(-.4, 1e-12);
        miss.Surpluses[1].ShouldBe(.1, 1e-12);
        miss.Blocked.ShouldBeNull();
    }

    [Fact]
    public void the_red_line_that_blocks_is_named()
    {
        var b = B with { RedLines = [new("no old border", Box.Of((0, 0))), new("elsewhere", Box.Of((0, 1), (1, 1)))] };
        var tables = Tables(A, b);

        BargainingSolutions.Of(tables).Why.ShouldBe(NoSolution.EmptyZopa);
        var miss = NearestMiss.Of(tables);
        miss.Blocked.ShouldBe(0);
        miss.Lines(Space, [A, b]).Select(blocking => (blocking.Party, blocking.Line.Name)).ShouldBe([(1, "no old border")]);
    }

    [Fact]
    public void where_everything_is_vetoed_there_is_no_nearest_miss_either()
    {
        var miss = NearestMiss.Of(Tables(A with { RedLines = [new("nothing", new Box([]))] }, B));

        miss.Closest.ShouldBeNull();
        miss.Surpluses.ShouldBeEmpty();
        miss.Blocked.ShouldBe(0);
    }

    [Fact]
    public void a_party_that_cannot_gain_leaves_shares_of_the_ideal_undefined()
    {
        var solutions = BargainingSolutions.Of(Tables(A with { Reservation = 1 }, B with { Reservation = 0 }));

        solutions.Why.ShouldBe(NoSolution.ZeroSpan);
        solutions.KalaiSmorodinsky.ShouldBeNull();
        solutions.RelativeUtilitarian.ShouldBeNull();
        solutions.Nash!.Surpluses.ShouldBe([0, 0]);
    }

    [Fact]
    public void an_ideal_over_all_outcomes_may_lie_beyond_the_zopa()
    {
        var tables = Tables(A, B);

        BargainingSolutions.Of(tables).Ideal.ShouldBe([.5, .6]);
        BargainingSolutions.Of(tables, new BargainingRules { IdealSet = Candidates.All }).Ideal.ShouldBe([1, 1]);
        BargainingSolutions.Of(tables).Why.ShouldBe(NoSolution.ZeroSpan);
        BargainingSolutions.Of(tables, new BargainingRules { IdealSet = Candidates.All }).Why.ShouldBeNull();
    }

    private static UtilityTable[] Tables(Utility a, Utility b) => [Given.Table(a, Space), Given.Table(b, Space)];
}
